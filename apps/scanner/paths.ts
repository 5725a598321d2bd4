/** Every address of the scanner, below `/scanner`; wide, for the router knows no names. */
export const paths: Readonly<
  Record<'counter' | 'today' | 'store' | 'phone' | 'practiceCodes', string>
> = {
  counter: '/',
  today: '/today',
  store: '/store',
  phone: '/phone',
  practiceCodes: '/practice-codes',
};
