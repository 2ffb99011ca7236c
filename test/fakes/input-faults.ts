interface Property {
  type?: string;
  format?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  items?: Property;
  nullable?: boolean;
  allOf?: { $ref?: string }[];
  $ref?: string;
}

export interface InputFault {
  field: string;
  description: string;
}

/**
 * What is wrong with an input by a model's OpenAPI document, as strictly as can be: an unknown name, a missing
 * required one, a wrong type, a value outside its range or list. Written for the fakes and apart from the code under test.
 */
export function inputFaults(
  document: { components: { schemas: Record<string, unknown> } },
  input: unknown,
): InputFault[] {
  const { schemas } = document.components;
  const { properties = {}, required = [] } = schemas.Input as {
    properties?: Record<string, Property>;
    required?: string[];
  };
  if (typeof input !== "object" || input === null)
    return [{ field: "input", description: "must be an object" }];
  const faults: InputFault[] = [];
  for (const name of required) if (!(name in input)) faults.push({ field: name, description: "is required" });
  for (const [name, value] of Object.entries(input)) {
    const property = properties[name];
    const description = property
      ? fault(resolve(property, schemas), value, schemas)
      : "Additional property is not allowed";
    if (description) faults.push({ field: name, description });
  }
  return faults;
}

function resolve(property: Property, schemas: Record<string, unknown>): Property {
  const refs = [property.$ref, ...(property.allOf ?? []).map((part) => part.$ref)].filter(
    (ref) => ref !== undefined,
  );
  const resolved = refs.map((ref) => schemas[ref.split("/").pop() as string] as Property);
  return Object.assign({}, ...resolved, property) as Property;
}

function fault(property: Property, value: unknown, schemas: Record<string, unknown>): string | undefined {
  if (value === null) return property.nullable ? undefined : "Invalid type. Expected: a value, given: null";
  const given = Array.isArray(value) ? "array" : typeof value;
  if (property.type === "integer" ? !Number.isInteger(value) : property.type && given !== property.type) {
    return `Invalid type. Expected: ${property.type}, given: ${given}`;
  }
  if (property.enum && !property.enum.includes(value)) return `must be one of ${property.enum.join(", ")}`;
  if (typeof value === "number") {
    if (property.minimum !== undefined && value < property.minimum)
      return `must be at least ${property.minimum}`;
    if (property.maximum !== undefined && value > property.maximum)
      return `must be at most ${property.maximum}`;
  }
  if (property.format === "uri" && !/^(https?:\/\/|data:)/.test(String(value)))
    return "Does not match format 'uri'";
  if (Array.isArray(value) && property.items) {
    const items = resolve(property.items, schemas);
    return value.map((item) => fault(items, item, schemas)).find((found) => found !== undefined);
  }
  return undefined;
}
