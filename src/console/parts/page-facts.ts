/** The nonce of this answer's content security policy; empty when the server set none. */
export function cspNonce(): string {
  return metaOf('csp-nonce')
}

/** The organ's name as the server wrote it into the page; empty when it did not. */
export function organName(): string {
  return metaOf('organ-name')
}

function metaOf(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
}
