/** A scalar a model takes or has as its default. */
export type Scalar = string | number | boolean;

/** One input of a model, as its published OpenAPI document describes it, with every reference followed. */
export interface Field {
  name: string;
  type: "string" | "integer" | "number" | "boolean" | "array" | "object" | "unknown";
  /** A file: given as an http(s) or data address. For an array: each of its items. */
  isFile: boolean;
  choices?: readonly Scalar[];
  min?: number;
  max?: number;
  multipleOf?: number;
  /** Of an array. */
  maxItems?: number;
  default?: unknown;
  required: boolean;
}

/** What a model takes and gives. */
export interface ModelSchema {
  fields: readonly Field[];
  output: "file" | "files" | "text" | "unknown";
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is Scalar => ["string", "number", "boolean"].includes(typeof value);

const TYPES = new Set(["string", "integer", "number", "boolean", "array", "object"]);

/**
 * Reads the `components.schemas.Input` and `Output` of a Cog OpenAPI document.
 * undefined: there is no usable description in it. What it doesn't know it passes over.
 */
export function readModelSchema(document: unknown): ModelSchema | undefined {
  if (!isObject(document)) return undefined;
  const schemas = isObject(document.components) ? document.components.schemas : undefined;
  if (!isObject(schemas) || !isObject(schemas.Input) || !isObject(schemas.Input.properties)) return undefined;
  const required = new Set(Array.isArray(schemas.Input.required) ? schemas.Input.required : []);
  const fields: Field[] = [];
  for (const [name, written] of Object.entries(schemas.Input.properties)) {
    const property = flatten(written, schemas);
    if (property.deprecated === true) continue;
    fields.push(toField(name, property, required.has(name), schemas));
  }
  return { fields, output: outputOf(flatten(schemas.Output, schemas), schemas) };
}

function toField(name: string, property: Json, required: boolean, schemas: Json): Field {
  const items = property.type === "array" ? flatten(property.items, schemas) : undefined;
  const choices = (property.enum ?? items?.enum) as unknown;
  return {
    name,
    type: TYPES.has(String(property.type)) ? (property.type as Field["type"]) : "unknown",
    isFile: (items ?? property).format === "uri",
    ...(Array.isArray(choices) && choices.some(isScalar) && { choices: choices.filter(isScalar) }),
    ...(typeof property.minimum === "number" && { min: property.minimum }),
    ...(typeof property.maximum === "number" && { max: property.maximum }),
    ...(typeof property.multipleOf === "number" && { multipleOf: property.multipleOf }),
    ...(typeof property.maxItems === "number" && { maxItems: property.maxItems }),
    ...(property.default !== undefined && property.default !== null && { default: property.default }),
    required,
  };
}

/** Follows `$ref`, `allOf` and the one real branch of `anyOf`/`oneOf`; what stands beside them wins. */
function flatten(written: unknown, schemas: Json, depth = 0): Json {
  // A document that refers to itself must not hang the bot.
  if (!isObject(written) || depth > 8) return {};
  let merged: Json = {};
  if (typeof written.$ref === "string") {
    const name = written.$ref.split("/").pop() as string;
    merged = { ...merged, ...flatten(schemas[name], schemas, depth + 1) };
  }
  const parts = Array.isArray(written.allOf) ? written.allOf : [];
  for (const part of parts) merged = { ...merged, ...flatten(part, schemas, depth + 1) };
  for (const branches of [written.anyOf, written.oneOf]) {
    if (!Array.isArray(branches)) continue;
    const real = branches.find((branch) => isObject(branch) && branch.type !== "null");
    merged = { ...merged, ...flatten(real, schemas, depth + 1) };
  }
  const { $ref: _ref, allOf: _allOf, anyOf: _anyOf, oneOf: _oneOf, ...own } = written;
  const types = Array.isArray(own.type) ? { type: own.type.find((type) => type !== "null") } : {};
  return { ...merged, ...own, ...types };
}

function outputOf(output: Json, schemas: Json): ModelSchema["output"] {
  if (output.type === "string") return output.format === "uri" ? "file" : "text";
  if (output.type === "array") {
    const items = flatten(output.items, schemas);
    if (items.type === "string") return items.format === "uri" ? "files" : "text";
  }
  return "unknown";
}
