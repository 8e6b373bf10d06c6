/** The mark: a way that bends and goes on. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#3b5bdb" />
      <path
        d="M9 23V13a4 4 0 0 1 4-4h5a4 4 0 0 1 0 8h-5m5 0 5 6"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
