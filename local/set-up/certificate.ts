import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generate } from "selfsigned";

/** A certificate for https://localhost, made on this computer and kept on it: office.js speaks to its host over https only. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** Where it is kept, to be trusted once by whoever wants no warning in the browser. */
  readonly file: string;
}

const days = 365;
const day = 86_400_000;

function isUsable(cert: string, now: Date): boolean {
  const ends = new Date(new X509Certificate(cert).validTo);
  return ends.getTime() - now.getTime() > 7 * day;
}

/** Reads the certificate kept in `folder`, or makes one when there is none or it runs out within a week. */
export async function localhostCertificate(folder: string, now: Date): Promise<Certificate> {
  const file = path.join(folder, "localhost.pem");
  const keyFile = path.join(folder, "localhost.key");
  if (existsSync(file) && existsSync(keyFile)) {
    const cert = readFileSync(file, "utf8");
    if (isUsable(cert, now)) return { cert, key: readFileSync(keyFile, "utf8"), file };
  }
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    notBeforeDate: new Date(now.getTime() - day),
    notAfterDate: new Date(now.getTime() + days * day),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(keyFile, made.private, { mode: 0o600 });
  writeFileSync(file, made.cert);
  return { cert: made.cert, key: made.private, file };
}
