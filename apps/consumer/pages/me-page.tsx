import './me-page.css';
import { useState } from 'react';
import type { MeView, RoleView } from '#contract/person.ts';
import { LanguageSwitch, useWords } from '#ui/language.tsx';
import { useSession } from '#ui/session.tsx';
import { Note } from '#ui/states.tsx';
import { useTheme } from '#ui/theme.tsx';
import type { ThemeChoice } from '#ui/theme.tsx';
import { queryClient } from '../api.ts';
import { useCity } from '../city.tsx';
import { forgetNearby } from '../kept-nearby.ts';
import { en, zh } from '../message-words.ts';
import { NameChange } from '../forms/name-change.tsx';
import { Go } from '../parts/go.tsx';
import { Icon } from '../parts/icon.tsx';
import { SignInFirst } from '../parts/sign-in-first.tsx';
import { TabPage } from '../parts/shell.tsx';
import { otherApps, paths } from '../paths.ts';
import { useText } from '../text.ts';

/** Who I am here, what else I may do, and how the app looks and speaks. */
export const MePage = () => {
  const words = useText();
  const { me, state } = useSession();
  return (
    <TabPage title={words.me.title}>
      {me ? (
        <Person me={me} />
      ) : (
        <SignInFirst sentence={words.me.signIn} why={words.me.signInWhy} />
      )}
      {me && state === 'unreachable' ? (
        <Note tone="unsure">{words.me.unreachable}</Note>
      ) : null}
      <Told />
      {me ? <Roles roles={me.roles} /> : null}
      <Settings />
      {me ? <Leave /> : null}
    </TabPage>
  );
};

const Person = ({ me }: { me: MeView }) => {
  const words = useText();
  const [renaming, setRenaming] = useState(false);
  return (
    <section className="me-card">
      <span className="me-face" aria-hidden="true">
        {me.name.slice(0, 1)}
      </span>
      <div>
        <p className="me-name">{me.name}</p>
        <p className="quiet ar-digits">{me.phoneMasked}</p>
      </div>
      {renaming ? (
        <NameChange name={me.name} close={() => setRenaming(false)} />
      ) : (
        <button type="button" className="ar-button" onClick={() => setRenaming(true)}>
          {words.me.rename}
        </button>
      )}
    </section>
  );
};

/** What I was told, and what is ending for everybody. */
const Told = () => {
  const words = useWords(zh, en);
  const city = useCity();
  return (
    <section className="section">
      <ul className="rows">
        <li>
          <Go className="row-link" to={paths.messages(city.id)}>
            <span>
              {words.open}
              <small>{words.openMore}</small>
            </span>
            <Icon name="next" size={20} />
          </Go>
        </li>
        <li>
          <Go className="row-link" to={paths.endings(city.id)}>
            <span>{words.endings}</span>
            <Icon name="next" size={20} />
          </Go>
        </li>
      </ul>
    </section>
  );
};

const doors = { staff: 'scanner', owner: 'merchant', operator: 'ops' } as const;

const Roles = ({ roles }: { roles: readonly RoleView[] }) => {
  const words = useText();
  const open = (['staff', 'owner', 'operator'] as const).filter((name) =>
    roles.some((role) => role.role === name || (name === 'staff' && role.role === 'owner')),
  );
  if (open.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.me.work}</h2>
      <ul className="rows">
        {open.map((name) => (
          <li key={name}>
            <a className="row-link" href={otherApps[doors[name]]}>
              <span>
                {words.me.doors[name]}
                <small>{placesOf(roles, name)}</small>
              </span>
              <Icon name="next" size={20} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const placesOf = (roles: readonly RoleView[], name: keyof typeof doors): string =>
  [
    ...new Set(
      roles
        .filter((role) => role.role === name)
        .map((role) => role.placeName ?? role.merchantName ?? ''),
    ),
  ]
    .filter((place) => place !== '')
    .join('、');

const Settings = () => {
  const words = useText();
  const { choice, choose } = useTheme();
  const options: readonly ThemeChoice[] = ['device', 'light', 'dark'];
  return (
    <section className="section">
      <h2>{words.me.settings}</h2>
      <div className="rows settings">
        <div className="setting">
          <span>{words.me.language}</span>
          <LanguageSwitch />
        </div>
        <fieldset className="setting">
          <legend>{words.me.theme}</legend>
          <div className="view-switch">
            {options.map((option) => (
              <button
                key={option}
                type="button"
                aria-pressed={choice === option}
                onClick={() => choose(option)}
              >
                {words.me.themes[option]}
              </button>
            ))}
          </div>
        </fieldset>
      </div>
    </section>
  );
};

const Leave = () => {
  const words = useText();
  const { signOut } = useSession();
  const leave = async () => {
    await signOut();
    queryClient.clear();
    forgetNearby();
    const { forgetVouchers } = await import('../kept-vouchers.ts');
    await forgetVouchers();
  };
  return (
    <section className="section">
      <p className="quiet">{words.me.leaveMeans}</p>
      <button type="button" className="ar-button" onClick={() => void leave()}>
        {words.me.leave}
      </button>
    </section>
  );
};
