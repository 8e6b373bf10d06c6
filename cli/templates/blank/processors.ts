/** Makes a greeting of a name. */
export const greet = (name: string): string => `Hello, ${name.trim()}!`
