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
    <path d="M3 12.5V6.2a5 5 0 0 1 10 0v6.3z" fill="var(--persimmon, #e4572e)" />
    <path d="M6.1 12.5V6.6a1.9 1.9 0 0 1 3.8 0v5.9z" fill="var(--paper, #fbf7f2)" />
    <path
      d="M1.2 14.6h9.1a.9.9 0 0 0 .9-.9h3.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
