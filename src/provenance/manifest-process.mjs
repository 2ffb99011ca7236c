/**
 * Reads one file's C2PA manifest, in a process of its own: whatever a stranger's file does to the library is the end
 * of this process alone. Arguments: the file, and the certificates that ever signed here (PEM). Says as JSON what it found.
 */
import { Reader } from "@contentauth/c2pa-node";

const [path = "", signers = ""] = process.argv.slice(2);
const reader = await Reader.fromAsset(
  { path, mimeType: "video/mp4" },
  {
    // Nothing that a file names is fetched.
    verify: { remote_manifest_fetch: false, ocsp_fetch: false, verify_trust: true },
    ...(signers === "" ? {} : { trust: { allowed_list: signers } }),
  },
);
const store = reader?.json();
process.stdout.write(
  JSON.stringify({
    state: store?.validation_state ?? null,
    title: store?.manifests?.[store.active_manifest]?.title ?? null,
  }),
);
