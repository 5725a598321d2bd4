/** The mark: a lit doorway and one small step. Reads at 16 px and across a street. */
export const Mark = ({ size = 24, label }: { size?: number; label?: string }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    role={label ? 'img' : undefined}
    aria-label={label}
    aria-hidden={label ? undefined : true}
    focusable="false"
  >
    <path
      d="M2.6 12V6.4a5.4 5.4 0 0 1 10.8 0V12H10V6.5a2 2 0 0 0-4 0V12z"
      fill="var(--persimmon, #e4572e)"
    />
    <path d="M6.8 10.6h2.4V12H15v2.6H1V12h5.8z" fill="currentColor" />
  </svg>
);
