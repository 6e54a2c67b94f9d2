// Counts up until the hash of salt and number is the one that is looked for.
self.onmessage = async ({ data: { challenge, salt } }) => {
  const encoder = new TextEncoder()
  for (let number = 0; ; number += 1) {
    const hash = await crypto.subtle.digest('SHA-256', encoder.encode(salt + number))
    const text = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
    if (text === challenge) return self.postMessage(number)
  }
}
