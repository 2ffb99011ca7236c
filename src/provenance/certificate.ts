import { createHash, createPrivateKey, randomUUID, webcrypto, X509Certificate } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "../core/errors.ts";

/** Signature algorithms of C2PA (specification 2.1, section 13.2). */
type SigningAlgorithm = "es256" | "es384" | "es512" | "ps256" | "ed25519";

export interface Credential {
  /** The signer's certificate and those above it, PEM. */
  chain: string;
  /** PKCS #8, PEM. */
  key: string;
  algorithm: SigningAlgorithm;
  isSelfMade: boolean;
  /** Milliseconds since 1970. */
  validUntil: number;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const VALID_YEARS = 10;
/** A certificate this near its end is replaced. */
const RENEW_BEFORE_MS = YEAR_MS / 12;
const CURVES: Record<string, SigningAlgorithm> = {
  prime256v1: "es256",
  secp384r1: "es384",
  secp521r1: "es512",
};
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** The host's certificate, from the files they name. Throws ConfigError where they can't sign. */
export async function givenCredential(files: { cert: string; key: string }): Promise<Credential> {
  const [chain, key] = await Promise.all(
    [files.cert, files.key].map((path) =>
      readFile(path, "utf8").catch((error: unknown) => {
        throw new ConfigError("bad-config", `C2PA_CERT and C2PA_KEY: ${path} can't be read.`, {
          cause: error,
        });
      }),
    ),
  );
  return readCredential(chain as string, key as string, false);
}

/**
 * A certificate made here, once, for trying: others' readers find it valid and its signer unknown. All processes that
 * share the folder have the same one.
 */
export async function selfMadeCredential(folder: string, now: number): Promise<Credential> {
  const path = join(folder, "self-made.pem");
  const kept = await readSelfMade(path);
  if (kept && kept.validUntil - RENEW_BEFORE_MS > now) return kept;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (kept) await rename(path, join(folder, `self-made-until-${kept.validUntil}.pem`));
  const made = `${path}.${randomUUID()}`;
  await writeFile(made, await makeSelfSigned(now), { mode: 0o600 });
  // Whoever is first gives it its name; all others take that one.
  await link(made, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(made, { force: true });
  const credential = await readSelfMade(path);
  if (!credential) throw new Error(`${path} was written and can't be read`);
  return credential;
}

/** Remembers that this certificate signed here, so that files are known again after it has been replaced. */
export async function rememberSigner(folder: string, { chain }: Credential): Promise<void> {
  const leaf = firstCertificate(chain);
  const name = `${createHash("sha256").update(leaf).digest("hex").slice(0, 32)}.pem`;
  await mkdir(join(folder, "signers"), { recursive: true, mode: 0o700 });
  await writeFile(join(folder, "signers", name), leaf, { mode: 0o600 });
}

/** All certificates that ever signed here, one after the other, PEM. */
export async function knownSigners(folder: string): Promise<string> {
  const names = await readdir(join(folder, "signers")).catch(() => []);
  const signers = await Promise.all(
    names
      .filter((name) => name.endsWith(".pem"))
      .map((name) => readFile(join(folder, "signers", name), "utf8")),
  );
  return signers.join("\n");
}

async function readSelfMade(path: string): Promise<Credential | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const [key] = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/.exec(text) ?? [];
  return readCredential(text.replace(key ?? "", "").trim(), key ?? "", true);
}

function readCredential(chain: string, key: string, isSelfMade: boolean): Credential {
  try {
    const leaf = new X509Certificate(firstCertificate(chain));
    const secret = createPrivateKey(key);
    if (!leaf.checkPrivateKey(secret)) throw new Error("the key belongs to another certificate");
    const algorithm =
      secret.asymmetricKeyType === "ec"
        ? CURVES[secret.asymmetricKeyDetails?.namedCurve ?? ""]
        : secret.asymmetricKeyType === "ed25519"
          ? "ed25519"
          : secret.asymmetricKeyType?.startsWith("rsa")
            ? "ps256"
            : undefined;
    if (!algorithm) throw new Error(`C2PA knows no ${secret.asymmetricKeyType} keys of this kind`);
    const pkcs8 = secret.export({ type: "pkcs8", format: "pem" }).toString();
    return { chain, key: pkcs8, algorithm, isSelfMade, validUntil: Date.parse(leaf.validTo) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      "bad-config",
      isSelfMade
        ? `The self-made certificate in DATA_DIR/provenance can't be used (${why}). Delete it and a new one is made.`
        : `C2PA_CERT and C2PA_KEY can't be used together (${why}). They are PEM files: the certificate with those above it, and its private key.`,
      { cause: error },
    );
  }
}

function firstCertificate(chain: string): string {
  const [first] = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(chain) ?? [];
  return `${first ?? ""}\n`;
}

/** A root and a signer below it, since C2PA takes no certificate that signed itself (section 14.5.1). */
async function makeSelfSigned(now: number): Promise<string> {
  // Needed once in an installation's life. The certificate library asks for the polyfill before itself.
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  const { subtle } = webcrypto;
  const newKeys = () => subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const [root, signer] = await Promise.all([newKeys(), newKeys()]);
  const common = {
    notBefore: new Date(now - 60_000),
    notAfter: new Date(now + VALID_YEARS * YEAR_MS),
    signingAlgorithm: ALGORITHM,
  };
  const name = (what: string) => `CN=Rushes ${what}, O=Self-made by a Rushes installation`;
  const rootCertificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...common,
    serialNumber: newSerial(),
    name: name("root"),
    keys: root,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(root.publicKey),
    ],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    ...common,
    serialNumber: newSerial(),
    subject: name("clips"),
    issuer: rootCertificate.subject,
    publicKey: signer.publicKey,
    signingKey: root.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.emailProtection]),
      await x509.SubjectKeyIdentifierExtension.create(signer.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(root.publicKey),
    ],
  });
  const key = x509.PemConverter.encode(await subtle.exportKey("pkcs8", signer.privateKey), "PRIVATE KEY");
  return `${[key, certificate.toString("pem"), rootCertificate.toString("pem")].join("\n")}\n`;
}

/** Positive, and so long that no two are alike. */
function newSerial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16));
  return `01${Buffer.from(bytes).toString("hex")}`;
}
