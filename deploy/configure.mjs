// Sets portals, GIF hosts and keys in a finished build, without Rust. Needs Node.js 18 or newer and
// no packages. In the unpacked archive:
//
//   node configure.mjs --portal https://portal.example.com
//   node configure.mjs --help
//
// It does to `dist/` and `deploy/` what `cargo xtask dist` does with the same options
// (xtask/src/dist/delivery.rs and policy/). A test of xtask compares the results byte by byte.
//
// An older Node.js must be able to read this file to say that it is too old: no `?.` and no `??`.

import crypto from "crypto";
import fs from "fs";
import path from "path";
import { fileURLToPath } from "url";
import zlib from "zlib";

const OLDEST_NODE = 18;

const USAGE = `Usage: node configure.mjs [OPTION VALUE]...

  --portal HOST             adds a portal, for example https://portal.example.com; repeatable.
                            https: allows every portal, and so every website, to show the picker
  --gif-api SERVICE=HOST    replaces the API of a GIF service, klipy or giphy
  --gif-media SERVICE=HOST  adds a host of GIF files of a service; repeatable
  --klipy-key KEY           sets the key of KLIPY for all portals; everyone who opens the page can
  --giphy-key KEY           read it. The same for GIPHY. An empty key removes it
  --dir FOLDER              the folder of the unpacked archive, with dist/ and deploy/; by default
                            the folder of this file

It changes the page, the Content Security Policy and everything that depends on them, or nothing if
something is wrong. Further runs add to the result. To remove a portal, unpack the archive again.
Upload dist/ together with the settings in deploy/ afterwards: see deploy/README.md.
`;

/** An error that is reported by its message only. */
class Refusal extends Error {}

/** A wrong command line. */
class UsageError extends Error {}

// Command line

const LISTS = ["portal", "gif-api", "gif-media"];
const TEXTS = ["klipy-key", "giphy-key", "dir"];

/** Returns the options by their names: a list for each of LISTS, a text for those given of TEXTS. */
function parseArguments(words) {
  const options = {};
  for (const name of LISTS) options[name] = [];
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === "--help" || word === "-h") return { help: true };
    if (!word.startsWith("-")) {
      throw new UsageError(`unexpected argument ${quoted(word)}: a portal is added with --portal ${word}`);
    }
    const [option, given] = splitOnce(word, "=");
    const name = option.slice("--".length);
    if (!option.startsWith("--") || ![...LISTS, ...TEXTS].includes(name)) throw new UsageError(unknownOption(option));
    const value = given === null ? rest.shift() : given;
    if (value === undefined || (given === null && value.startsWith("--"))) {
      throw new UsageError(`${option} needs a value`);
    }
    if (LISTS.includes(name)) options[name].push(value);
    else options[name] = value;
  }
  return options;
}

function unknownOption(option) {
  const known = [...LISTS, ...TEXTS, "help"].map((name) => `--${name}`);
  const distances = known.map((name) => [editDistance(option, name), name]);
  const [[distance, nearest]] = distances.sort(([a], [b]) => a - b);
  const hint = distance <= 3 ? `; do you mean ${nearest}?` : "";
  return `unknown option ${option}${hint}`;
}

/** Returns the number of letters to insert, remove or replace. */
function editDistance(from, to) {
  let row = [...to, ""].map((_, index) => index);
  [...from].forEach((letter, line) => {
    const next = [line + 1];
    [...to].forEach((other, column) => {
      const replaced = row[column] + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, row[column + 1] + 1, next[column] + 1));
    });
    row = next;
  });
  return row[to.length];
}

// Origins: src/config/origin_pattern.rs and src/portal/host.rs

const DEFAULT_PORTS = { http: 80, https: 443 };
/** Every origin of the scheme https, which has no name. */
const ALL_HTTPS = { source: "https:", scheme: "https", isWildcard: true, name: "" };

/** Parses an entry such as `*.example.com` or `https://portal.example.com:8443`. */
function parseOrigin(entry) {
  const notAnOrigin = new Refusal("an entry is a host, perhaps with a leading *., a scheme and a port");
  const [before, after] = splitOnce(entry, "://");
  const [scheme, rest] = after === null ? ["https", entry] : [before, after];
  if (scheme !== "http" && scheme !== "https") throw notAnOrigin;
  const [host, portText] = splitOnce(rest, ":");
  const port = portText === null ? DEFAULT_PORTS[scheme] : parsePort(portText);
  if (port === null) throw notAnOrigin;
  const isWildcard = host.startsWith("*.");
  const name = asciiLowerCase(isWildcard ? host.slice(2) : host);
  if (!isHostName(name)) throw notAnOrigin;
  if (scheme === "http" && !isLoopback(name)) throw new Refusal("http is for loopback names only");
  if (isWildcard && !name.includes(".")) throw new Refusal("a wildcard needs at least two labels behind it");
  return { scheme, isWildcard, name, port };
}

function parsePort(text) {
  const port = /^[0-9]+$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : null;
}

function isHostName(name) {
  const labels = name.split(".");
  const isLabel = (label) =>
    label.length <= 63 && /^[a-z0-9_-]+$/.test(label) && !label.startsWith("-") && !label.endsWith("-");
  // Browsers read a name that ends in a number as an address.
  const isAddress = /^(0x[0-9a-f]*|[0-9]*)$/.test(labels[labels.length - 1]);
  return name.length <= 253 && labels.every(isLabel) && (!isAddress || isDottedDecimal(labels));
}

function isDottedDecimal(parts) {
  return parts.length === 4 && parts.every((part) => /^(0|[1-9][0-9]*)$/.test(part) && Number(part) <= 255);
}

function isLoopback(name) {
  const parts = name.split(".");
  const isOctet = (part) => /^[0-9]+$/.test(part) && Number(part) <= 255;
  const isLoopbackAddress = parts.length === 4 && parts[0] === "127" && parts.every(isOctet);
  return name === "localhost" || name.endsWith(".localhost") || isLoopbackAddress;
}

/** Parses an entry of the list of portals. `https:` stands for every portal. */
function parsePortal(entry) {
  return entry === ALL_HTTPS.source ? ALL_HTTPS : parseOrigin(entry);
}

/** Returns an origin as a source expression of a Content Security Policy. */
function source(origin) {
  if (origin === ALL_HTTPS) return origin.source;
  const { scheme, isWildcard, name, port } = origin;
  const suffix = port === DEFAULT_PORTS[scheme] ? "" : `:${port}`;
  return `${scheme}://${isWildcard ? "*." : ""}${name}${suffix}`;
}

// The list of origins: xtask/src/dist/policy/list.rs

/** The GIF services, in the order of `GifService::ALL`. */
const SERVICES = ["klipy", "giphy"];
/** The service that an entry without a name is for. */
const UNNAMED = "giphy";

/** Adds the options to the page's `config` block and validates all entries. */
function extendConfig(config, options) {
  const portals = addEntries(config, "portals", options.portal, parsePortal, "portal");
  if (portals.length === 0) throw new Refusal("the list names no portal, so no portal could open the widget");
  const gifApis = [];
  const gifMedia = [];
  for (const service of SERVICES) {
    if (config[service] === undefined) config[service] = {};
    const block = config[service];
    if (!isObject(block)) throw new Refusal(`\`${service}\` of the config block is no JSON object`);
    const key = options[`${service}-key`];
    if (key !== undefined) block.key = plainKey(key, service);
    const apis = entriesOf(options["gif-api"], service);
    if (apis.length > 1) throw new Refusal(`the app asks one API of ${service}, and more are named`);
    if (apis.length === 1) block.api = apis[0];
    if (typeof block.api === "string" && block.api !== "") gifApis.push(oneOrigin(block.api));
    gifMedia.push(...addEntries(block, "media", entriesOf(options["gif-media"], service), parseOrigin, "host of GIFs"));
  }
  return { portals, gifApis, gifMedia };
}

/** Returns the entries, each `HOST` or `SERVICE=HOST`, that are for a service. */
function entriesOf(list, service) {
  const entries = list.map((entry) => {
    const [name, host] = splitOnce(entry, "=");
    if (host === null) return [UNNAMED, entry];
    const known = SERVICES.find((it) => it === asciiLowerCase(name.trim()));
    if (known === undefined) throw new Refusal(`${quoted(name)} in ${quoted(entry)} is no GIF service`);
    return [known, host];
  });
  return entries.filter(([of]) => of === service).map(([, host]) => host);
}

/** Adds entries to a list of a block unless they are already in it; returns all origins. */
function addEntries(block, field, added, parse, what) {
  if (block[field] === undefined) block[field] = [];
  const list = block[field];
  if (!Array.isArray(list)) throw new Refusal(`\`${field}\` of the config block is no list`);
  const origins = list.map((entry) => {
    if (typeof entry !== "string") throw new Refusal(`an entry of \`${field}\` is no text`);
    return deliverable(entry, parse, what);
  });
  for (const entry of added) {
    const origin = deliverable(entry, parse, what);
    if (!origins.some((known) => source(known) === source(origin))) {
      origins.push(origin);
      list.push(entry);
    }
  }
  return origins;
}

function plainKey(key, service) {
  if (!/^[A-Za-z0-9._-]*$/.test(key)) {
    throw new Refusal(
      `the key of ${service} cannot be delivered: a key has letters, digits, dots, hyphens and underscores`,
    );
  }
  return key;
}

function oneOrigin(entry) {
  const what = "API of the GIF service";
  const origin = deliverable(entry, parseOrigin, what);
  if (origin.isWildcard) throw new Refusal(`the ${what}, ${quoted(entry)}, must be one host, without a wildcard`);
  return origin;
}

/** Parses an entry that may be delivered and that a policy can contain. */
function deliverable(entry, parse, what) {
  const refuse = (why) => new Refusal(`the ${what} ${quoted(entry)} cannot be delivered: ${why}`);
  let origin;
  try {
    origin = parse(entry);
  } catch (error) {
    throw error instanceof Refusal ? refuse(error.message) : error;
  }
  if (origin.scheme === "http" || isLoopback(origin.name)) {
    throw refuse("it is for development, on this machine only");
  }
  if (origin.name.includes("_") || /(^|\.)[0-9]+$/.test(origin.name)) {
    throw refuse(
      "a Content Security Policy has names of letters, digits, dots and hyphens; no underscore, no IP address",
    );
  }
  return origin;
}

// The policy: xtask/src/dist/policy.rs

const POLICY = "Content-Security-Policy";
/** The maximum length of a line in `_headers`: hosts cut off longer ones. */
const LONGEST_LINE = 2000;

/** Returns the policy for a `<meta>` element, which cannot have `frame-ancestors`. */
function metaPolicy({ portals, gifApis, gifMedia }, page) {
  // Without a scheme, an entry has that of the page, which is https: the line must not become too long.
  const frames = sources(portals).replace(/https:\/\//g, "");
  const media = ["'self'", ...gifMedia.map(source)].filter(isFirst).join(" ");
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${inlineHash(page, "<script>", "</script>")}`,
    `style-src 'self' ${inlineHash(page, '<style id="style">', "</style>")}`,
    `connect-src 'self' ${frames} ${sources([...gifApis, ...gifMedia])}`,
    `img-src ${media} ${frames}`,
    `media-src ${media}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Returns the policy for the header. */
function headerPolicy(origins, page) {
  const policy = `${metaPolicy(origins, page)}; frame-ancestors ${sources(origins.portals)}`;
  const { length } = headerLine(policy);
  if (length > LONGEST_LINE) {
    throw new Refusal(
      `the list is too long: its ${POLICY} has ${length} characters in a line of _headers, and hosts read ` +
        `${LONGEST_LINE}. An entry such as *.example.com covers many portals`,
    );
  }
  return policy;
}

function headerLine(policy) {
  return `  ${POLICY}: ${policy}`;
}

function sources(origins) {
  return origins.map(source).filter(isFirst).join(" ");
}

/** Returns the source expression for the only inline element with this start tag. */
function inlineHash(page, start, end) {
  const pieces = page.split(start);
  if (pieces.length !== 2) throw new Refusal(`the page does not have exactly one ${start}`);
  const [text] = splitOnce(pieces[1], end);
  return `'sha256-${crypto.createHash("sha256").update(text).digest("base64")}'`;
}

// The page: xtask/src/dist/page.rs

const CONFIG = '<script type="application/json" id="config">';
const CHARSET = '<meta charset="utf-8">';

/** Returns the text before the `config` block, its JSON, and the text after it. */
function splitPage(page) {
  const [before, rest] = splitOnce(page, CONFIG);
  const [json, after] = splitOnce(rest === null ? "" : rest, "</script>");
  if (after === null) throw new Refusal("the page has no config block");
  return [before + CONFIG, json, `</script>${after}`];
}

function parseConfig(json) {
  let config = null;
  try {
    config = JSON.parse(json);
  } catch {
    // It is refused below.
  }
  if (!isObject(config)) throw new Refusal("the page's config block is no JSON object");
  if ("time_factor" in config) {
    throw new Refusal("the page's config block has a time_factor, which is for tests only");
  }
  return config;
}

/** Returns the block as JSON that cannot end the element. */
function writeConfig(config) {
  return JSON.stringify(sortKeys(config)).replace(/</g, "\\u003c");
}

/** Orders the keys as `dist` does. */
function sortKeys(value) {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const sorted = {};
  for (const key of Object.keys(value).sort()) sorted[key] = sortKeys(value[key]);
  return sorted;
}

/** Returns the page with the policy, for the storage of a portal, which sends no headers of ours. */
function pageWithPolicy(page, policy) {
  const pieces = page.split(CHARSET);
  if (pieces.length !== 2) throw new Refusal(`the page has no place for ${POLICY}`);
  return pieces.join(`${CHARSET}\n<meta http-equiv="${POLICY}" content="${policy}">`);
}

// Compressed copies: xtask/src/dist/compress.rs. Node.js 18, 20, 22 and 24 on x86-64 compressed the
// page to the same bytes. Another processor or system may get other bytes of the same content.

function brotli(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_LGWIN } = zlib.constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 22, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return zlib.brotliCompressSync(bytes, { params });
}

function gzip(bytes) {
  return zlib.gzipSync(bytes, { level: 9 });
}

/** Returns the manifest with the sizes of another page, of which every sum has one. */
function updateManifest(text, size) {
  const manifest = JSON.parse(text);
  const old = { ...manifest.files["index.html"] };
  for (const sizes of [manifest.files["index.html"], manifest.until_it_works, manifest.everything_in_english]) {
    for (const unit of Object.keys(size)) sizes[unit] += size[unit] - old[unit];
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

// The archive for the storage of a portal: xtask/src/zip_archive.rs

const GZIP_HEAD = 10;
const GZIP_TAIL = 8;
/** Version 2.0 of the format, names in UTF-8, method "deflate". */
const ZIP_KIND = [20, 0x0800, 8];
/** Midnight of 1 January 1980, the earliest time in the format. */
const ZIP_TIME = [0, 0x21];

/** Returns a ZIP archive of gzip files: both formats contain the same compressed stream. */
function zipOf(files) {
  const parts = [];
  const directory = [];
  let start = 0;
  for (const [name, bytes] of files) {
    const { head, stream } = zipEntry(name, bytes);
    const part = Buffer.concat([u32(0x04034b50), head, Buffer.from(name), stream]);
    directory.push(u32(0x02014b50), u16(20), head, u16(0, 0, 0), u32(0, start), Buffer.from(name));
    parts.push(part);
    start += part.length;
  }
  const list = Buffer.concat(directory);
  const end = [u32(0x06054b50), u16(0, 0, files.length, files.length), u32(list.length, start), u16(0)];
  return Buffer.concat([...parts, list, ...end]);
}

function zipEntry(name, bytes) {
  if (!bytes.subarray(0, 4).equals(Buffer.from([0x1f, 0x8b, 8, 0])) || bytes.length < GZIP_HEAD + GZIP_TAIL) {
    throw new Refusal(`cannot archive ${name}: it is no plain gzip`);
  }
  const stream = bytes.subarray(GZIP_HEAD, -GZIP_TAIL);
  const checksum = bytes.subarray(-GZIP_TAIL, -GZIP_TAIL / 2);
  const length = bytes.subarray(-GZIP_TAIL / 2);
  const sizes = [checksum, u32(stream.length), length, u16(Buffer.byteLength(name), 0)];
  return { head: Buffer.concat([u16(...ZIP_KIND, ...ZIP_TIME), ...sizes]), stream };
}

function u16(...values) {
  return Buffer.concat(values.map((value) => Buffer.from([value & 0xff, value >> 8])));
}

function u32(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32LE(value, 4 * index));
  return bytes;
}

// Files

const PAGE = "dist/index.html";
const HEADERS = "dist/_headers";
const MANIFEST = "dist/manifest.json";
const ARCHIVE = "deploy/zip/picker.zip";
/** The settings and functions that contain the policy. */
const RECIPES = [
  "deploy/caddy/picker.caddy",
  "deploy/cloudflare/functions/index.html.js",
  "deploy/cloudflare/functions/index.js",
  "deploy/cloudfront/headers.js",
  "deploy/cloudfront/page/index.mjs",
  "deploy/netlify/edge-functions/page.js",
  "deploy/nginx/site.conf",
];

/** Returns the new contents of all files that depend on the settings, and the settings. */
function configure(folder, options) {
  const read = (name) => readFile(folder, name);
  const [before, json, after] = splitPage(read(PAGE).toString());
  const config = parseConfig(json);
  const origins = extendConfig(config, options);
  const page = before + writeConfig(config) + after;
  const policy = headerPolicy(origins, page);
  const bytes = Buffer.from(page);
  const copies = { brotli: brotli(bytes), gzip: gzip(bytes) };
  const size = { bytes: bytes.length, brotli: copies.brotli.length, gzip: copies.gzip.length };
  const headers = read(HEADERS).toString();
  const old = oldPolicy(headers);
  const files = RECIPES.map((name) => [name, replacePolicy(name, read(name).toString(), old, policy)]);
  files.push([ARCHIVE, portalArchive(folder, pageWithPolicy(page, metaPolicy(origins, page)))]);
  files.push([MANIFEST, updateManifest(read(MANIFEST).toString(), size)]);
  files.push([`${PAGE}.br`, copies.brotli], [`${PAGE}.gz`, copies.gzip], [PAGE, bytes]);
  // Last: if this run is killed, the next one still finds the policy that the other files have.
  files.push([HEADERS, headers.replace(headerLine(old), () => headerLine(policy))]);
  return { config, files: files.map(([name, content]) => [name, Buffer.from(content)]) };
}

function oldPolicy(headers) {
  const start = headerLine("");
  const lines = headers.split("\n").filter((line) => line.startsWith(start));
  if (lines.length !== 1) throw new Refusal(`${HEADERS} does not have exactly one ${POLICY}`);
  return lines[0].slice(start.length);
}

function replacePolicy(name, text, old, policy) {
  // A run that was killed may have written this file already.
  if (!text.includes(old) && !text.includes(policy)) {
    throw new Refusal(`${name} does not have the policy of ${HEADERS}: unpack both from one archive`);
  }
  return text.split(old).join(policy);
}

/** Returns the archive of the build, with another page. */
function portalArchive(folder, page) {
  const copies = filesIn(path.join(folder, "dist"), "").filter((name) => name.endsWith(".gz"));
  const entries = copies.sort().map((copy) => {
    const name = copy.slice(0, -".gz".length);
    const isPage = name === "index.html";
    return [name, isPage ? gzip(Buffer.from(page)) : readFile(folder, `dist/${copy}`)];
  });
  return zipOf(entries);
}

function filesIn(folder, prefix) {
  const names = [];
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const name = prefix + entry.name;
    if (entry.isDirectory()) names.push(...filesIn(path.join(folder, entry.name), `${name}/`));
    else names.push(name);
  }
  return names;
}

function readFile(folder, name) {
  try {
    return fs.readFileSync(path.join(folder, name));
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
    throw new Refusal(`${name} is missing in ${folder}: --dir names the folder of the unpacked archive`);
  }
}

/**
 * Writes all files or, if one cannot be written, none. Returns the names of those that were changed.
 */
function writeFiles(folder, files) {
  const changed = files
    .map(([name, content]) => ({ name, path: path.join(folder, name), content, old: readFile(folder, name) }))
    .filter(({ content, old }) => !content.equals(old));
  const temporary = (file) => `${file.path}.new`;
  const replaced = [];
  try {
    for (const file of changed) fs.writeFileSync(temporary(file), file.content);
    for (const file of changed) {
      fs.renameSync(temporary(file), file.path);
      replaced.push(file);
    }
  } catch (error) {
    for (const file of replaced) fs.writeFileSync(file.path, file.old);
    for (const file of changed) removeFile(temporary(file));
    throw new Refusal(`nothing has been changed, because a file cannot be written: ${error.message}`);
  }
  return changed.map(({ name }) => name);
}

function removeFile(file) {
  try {
    fs.unlinkSync(file);
  } catch {
    // It was not created, or is no file of ours.
  }
}

// Helpers

/** Returns the text before and after the first separator; `null` after it if there is none. */
function splitOnce(text, separator) {
  const index = text.indexOf(separator);
  return index < 0 ? [text, null] : [text.slice(0, index), text.slice(index + separator.length)];
}

/** `toLowerCase` would turn some letters of other scripts into ASCII. */
function asciiLowerCase(text) {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function isFirst(item, index, list) {
  return list.indexOf(item) === index;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns a text in quotation marks. Invisible characters, which a pasted text may have, are escaped. */
function quoted(text) {
  const names = { "\n": "\\n", "\r": "\\r", "\t": "\\t", " ": " " };
  const escape = (letter) => names[letter] || `\\u{${letter.codePointAt(0).toString(16)}}`;
  return `"${text.replace(/["\\]/g, "\\$&").replace(/[\p{C}\p{Z}]/gu, escape)}"`;
}

// The program

function report(config, changed) {
  const lines = [`portals: ${config.portals.join(", ")}`];
  for (const service of SERVICES) {
    const { api, media, key } = config[service];
    const files = media.join(", ") || "none";
    lines.push(`${service}: API ${api || "none"}; files ${files}; key ${key ? "set" : "none"}`);
  }
  if (changed.length === 0) lines.push("nothing to change");
  else lines.push(`changed: ${changed.join(", ")}`, "Upload dist/ together with the settings in deploy/.");
  return `${lines.join("\n")}\n`;
}

/** Runs the program and returns its exit code. */
function main(words) {
  const version = process.versions.node;
  if (Number(version.split(".")[0]) < OLDEST_NODE) {
    process.stderr.write(`error: configure.mjs needs Node.js ${OLDEST_NODE} or newer; this is ${version}\n`);
    return 1;
  }
  try {
    const options = parseArguments(words);
    if (options.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    const folder = options.dir === undefined ? path.dirname(fileURLToPath(import.meta.url)) : options.dir;
    const { config, files } = configure(folder, options);
    process.stdout.write(report(config, writeFiles(folder, files)));
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    // Errors of the file system name their call. Anything else is a mistake in this program.
    if (!isUsage && !(error instanceof Refusal) && error.syscall === undefined) throw error;
    process.stderr.write(`error: ${error.message}\n${isUsage ? `\n${USAGE}` : ""}`);
    return isUsage ? 2 : 1;
  }
}

process.exitCode = main(process.argv.slice(2));
