import { readMe, renameMe, sendCode, signIn, signOut } from '#contract/person.ts';
import { serve } from '#kit/route.ts';
import { theirId } from './actor.ts';
import { readMe as readMyself } from './read-me.ts';
import { renameMe as renameMyself } from './rename.ts';
import { sendSignInCode } from './send-code.ts';
import { signInWithCode } from './sign-in.ts';
import { signOutHere } from './sign-out.ts';

export const personRoutes = [
  serve(sendCode, (work, { body }) => sendSignInCode(work, body)),
  serve(signIn, async (work, { body, session }) => {
    const signedIn = await signInWithCode(work, body);
    session.keep(signedIn.token);
    return signedIn;
  }),
  serve(signOut, (work, { session }) => {
    session.drop();
    return signOutHere(work, { token: session.token });
  }),
  serve(readMe, (work) => readMyself(work, theirId(work))),
  serve(renameMe, (work, { body }) => renameMyself(work, body)),
];
