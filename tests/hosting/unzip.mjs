// Unpacks a ZIP archive by its directory: `node unzip.mjs ARCHIVE FOLDER`. Fails if a checksum is
// wrong, or if the directory and a file's header differ.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

const [archive, folder] = process.argv.slice(2);
const bytes = readFileSync(archive);
const end = bytes.length - 22;
if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error("no directory");
let at = bytes.readUInt32LE(end + 16);
for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
  if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error("no entry");
  const [checksum, packed, length] = [16, 20, 24].map((offset) => bytes.readUInt32LE(at + offset));
  const nameLength = bytes.readUInt16LE(at + 28);
  const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
  if (name.startsWith("/") || name.split("/").includes("..")) throw new Error(`${name} leads elsewhere`);
  const start = bytes.readUInt32LE(at + 42);
  if (bytes.readUInt32LE(start) !== 0x04034b50) throw new Error(`${name} is not where it should be`);
  if (!bytes.subarray(start + 4, start + 30).equals(bytes.subarray(at + 6, at + 32))) throw new Error(`${name} has two heads`);
  if (bytes.toString("utf8", start + 30, start + 30 + nameLength) !== name) throw new Error(`${name} has two names`);
  const content = inflateRawSync(bytes.subarray(start + 30 + nameLength, start + 30 + nameLength + packed));
  if (content.length !== length || crc32(content) !== checksum) throw new Error(`${name} is damaged`);
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  at += 46 + nameLength;
}

/** Older Node.js versions have no `crc32`. */
function crc32(content) {
  let crc = ~0;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
