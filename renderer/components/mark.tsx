/** The sign of the program: half and whole, as work that is captured and in force. */
export const Mark = ({ size = 24 }: { readonly size?: number }) => (
  <svg aria-hidden viewBox="0 0 32 32" width={size} height={size} className="mark">
    <circle cx="16" cy="16" r="13" fill="none" stroke="currentColor" strokeWidth="5" />
    <path d="M16 3a13 13 0 0 1 0 26z" fill="currentColor" />
  </svg>
);
