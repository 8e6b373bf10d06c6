/** In the place of a value that there is none of. */
export function NotKnown({ why = 'This cannot be said now.' }: { readonly why?: string }) {
  return (
    <span title={why}>
      <span aria-hidden="true">–</span>
      <span className="aloud">{why}</span>
    </span>
  )
}
