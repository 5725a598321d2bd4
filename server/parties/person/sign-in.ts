import { APIError } from 'better-auth/api';
import type { MeView } from '#contract/person.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { typedCode } from './auth.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { readMe } from './read-me.ts';

/**
 * Signs in with a code. The first sign-in of a phone makes the person: nobody fills in a
 * form at a counter. Five wrong tries end a code.
 */
export const signInWithCode = async (
  work: Work<'wrong_code' | 'code_expired'>,
  { phone, code }: { phone: string; code: string },
): Promise<{ token: string; me: MeView }> => {
  try {
    const { auth } = work.outside;
    const signedIn = await auth.api.verifyPhoneNumber({
      body: { phoneNumber: phone, code: typedCode(auth, phone, code) },
    });
    assert(signedIn.token !== null, 'a verified code opens a session');
    const me = await readMe(work, signedIn.user.id);
    recordOperator(work, me);
    return { token: signedIn.token, me };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    const wrong = error.body?.code === 'INVALID_OTP';
    return wrong ? work.refuse('wrong_code', {}) : work.refuse('code_expired', {});
  }
};

/** Who may do deeds of power came in: that is written down in each of their cities. */
export const recordOperator = (work: AnyWork, me: MeView): void => {
  const { personId, name } = me;
  for (const cityId of new Set(
    me.roles.flatMap((held) => (held.role === 'operator' ? [held.cityId] : [])),
  )) {
    writeAudit(work, {
      deed: 'operator_signed_in',
      subject: { kind: 'person', id: personId },
      cityId,
      actor: { kind: 'person', personId, name },
    });
  }
};
