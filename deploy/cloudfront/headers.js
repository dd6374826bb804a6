// CloudFront function at "viewer response": the headers of every answer. How long it may be kept says
// the bucket, so that CloudFront's own cache hears it as well.

function handler(event) {
  for (const name in HEADERS) {
    event.response.headers[name.toLowerCase()] = { value: HEADERS[name] };
  }
  return event.response;
}
