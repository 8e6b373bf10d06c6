/** Of everybody who is registered. */
export const PASSWORD = 'correct horse battery'

/** Makes an account, as whoever comes by could. */
export async function register(url: string, email: string, name: string): Promise<{ readonly token: string }> {
  const query = `mutation ($input: AccountCreateInput!) { accountCreate(input: $input) { token userErrors { message } } }`
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input: { email, name, password: PASSWORD } } }),
  })
  const { data } = (await response.json()) as { readonly data: { readonly accountCreate: { readonly token: string } } }
  return data.accountCreate
}
