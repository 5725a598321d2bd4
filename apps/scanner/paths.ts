/** Every address of the scanner, below `/scanner`. */
export const paths = {
  counter: '/',
  today: '/today',
  store: '/store',
} as const;
