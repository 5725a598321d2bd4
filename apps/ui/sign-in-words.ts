export const zh = {
  phone: '手机号',
  mistyped: '手机号是 11 位，以 1 开头。',
  send: '发验证码',
  sending: '正在发…',
  sentTo: (phone: string) => `验证码已发到 ${phone}，10 分钟内有效。`,
  code: '6 位验证码',
  again: '重新发一个',
  againIn: (seconds: string) => `${seconds} 秒后可以重发`,
  otherPhone: '换个号码',
  enter: '登录',
  entering: '正在登录…',
  newcomer: '第一次登录会自动建好账号。',
};

export const en = {
  phone: 'Mobile number',
  mistyped: 'A mobile number here has 11 digits and begins with 1.',
  send: 'Send me a code',
  sending: 'Sending…',
  sentTo: (phone: string) => `A code is on its way to ${phone}. It is good for 10 minutes.`,
  code: '6-digit code',
  again: 'Send another',
  againIn: (seconds: string) => `Send another in ${seconds} s`,
  otherPhone: 'Use another number',
  enter: 'Sign in',
  entering: 'Signing in…',
  newcomer: 'Your first sign-in makes your account.',
} satisfies typeof zh;
