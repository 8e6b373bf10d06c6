const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text within XML. Keys of objects may hold what XML cannot; S3 writes references to it all the same. */
export const escapeXml = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
  text.replace(/[&<>"\u0000-\u001f\u007f]/g, (char) => ESCAPES[char] ?? `&#x${char.charCodeAt(0).toString(16)};`)
