// Runs a function as its host would. Standard input: {host, file, page, missing, method, target,
// type, body}; standard output: the response. A function that writes to the console breaks the
// output.

import { readFileSync } from "node:fs";

const { host, file, page, missing, method, target, type, body } = JSON.parse(await text(process.stdin));
const origin = "https://emoji.example.com";
const asked = [];

/** Returns the host's response to a GET of its page; other requests fail. */
function files(request) {
  const { method, url } = request instanceof Request ? request : new Request(request);
  asked.push(`${method} ${url}`);
  // Like a host that sends its file compressed and tagged, with its own headers.
  const headers = { "Content-Type": "text/html", ETag: '"of-the-file"', "Content-Length": "1", "X-Frame-Options": "DENY" };
  return Promise.resolve(missing ? new Response("no", { status: 404 }) : new Response(page, { headers }));
}

async function text(stream) {
  let all = "";
  for await (const chunk of stream.setEncoding("utf8")) all += chunk;
  return all;
}

function request() {
  const init = { method, headers: type ? { "Content-Type": type } : {} };
  if (body !== null) Object.assign(init, { body: pieces(Buffer.from(body)), duplex: "half" });
  return new Request(origin + target, init);
}

/** In chunks that end within characters, as from a network. */
function pieces(bytes) {
  return new ReadableStream({
    start(controller) {
      const size = bytes.length > 10_000 ? 10_000 : 7;
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(new Uint8Array(bytes.subarray(at, at + size)));
      controller.close();
    },
  });
}

function event() {
  const [uri, querystring] = target.split("?");
  const headers = { host: [{ key: "Host", value: "bucket.s3.amazonaws.com" }] };
  if (type) headers["content-type"] = [{ key: "Content-Type", value: type }];
  const data = Buffer.from(body ?? "").toString("base64");
  const limit = Math.floor((1 << 20) / 3) * 4;
  const cut = { inputTruncated: data.length > limit, action: "read-only", encoding: "base64", data: data.slice(0, limit) };
  const config = { distributionDomainName: "d111.cloudfront.net", eventType: "origin-request" };
  return { Records: [{ cf: { config, request: { method, uri, querystring: querystring ?? "", headers, body: cut } } }] };
}

const runs = {
  async cloudflare({ onRequestPost, ...others }) {
    const answer = await standard(await onRequestPost({ request: request(), env: { ASSETS: { fetch: files } } }));
    return { ...answer, exports: ["onRequestPost", ...Object.keys(others)] };
  },
  async netlify({ default: run, config }) {
    globalThis.fetch = files;
    return { ...(await standard(await run(request()))), config };
  },
  async cloudfront({ handler }) {
    globalThis.fetch = files;
    const answer = await handler(event());
    const headers = Object.entries(answer.headers ?? {}).map(([name, values]) => [name, values.map((it) => it.value).join("\n")]);
    return { status: Number(answer.status ?? 0), passed: answer.uri, headers: Object.fromEntries(headers), body: answer.body ?? "" };
  },
};

async function standard(response) {
  return { status: response.status, headers: Object.fromEntries(response.headers), body: whole(await response.arrayBuffer()) };
}

/** Returns the text with its byte order mark. */
function whole(bytes) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** Loads CloudFront's own type of function, which is no module. */
function headersOnly() {
  const handler = new Function(`${readFileSync(file, "utf8")}; return handler;`)();
  return handler({ response: { statusCode: 200, headers: { etag: { value: "x" } } } });
}

/** Hosts load it as a module whatever its name is; Node.js would not. */
const module = () => import(`data:text/javascript;base64,${readFileSync(file, "base64")}`);
const answer = host === "headers" ? headersOnly() : await runs[host](await module());
process.stdout.write(JSON.stringify({ ...answer, asked }));
