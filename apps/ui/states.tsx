import './states.css';
import { lazy, Suspense } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { Unreachable } from '#contract/kit/call.ts';
import { useLanguage } from './language.tsx';
import { useOnline } from './online.ts';

type Said = { sentence: ReactNode; more?: ReactNode; action?: ReactNode };

/** Nothing here yet: say what would be here and how to get it. */
export const Empty = (said: Said) => <State {...said} drawing={<EmptyStreet />} />;

/** A read failed: the error's own sentence, and a way to try again. */
export const Failed = ({ error, retry }: { error: unknown; retry?: () => void }) => {
  const online = useOnline();
  if (!online && error instanceof Unreachable) {
    return <Offline {...(retry ? { retry } : {})} />;
  }
  return (
    <State
      drawing={<UnpluggedSign />}
      sentence={<Sentence error={error} />}
      action={retry && <Retry retry={retry} />}
    />
  );
};

/** No network: say what still works. */
export const Offline = ({ more, retry }: { more?: ReactNode; retry?: () => void }) => {
  const { language } = useLanguage();
  const sentence = language === 'zh' ? '现在没有网络' : 'You are offline';
  const usual =
    language === 'zh'
      ? '连上网络以后，这里会接着显示。'
      : 'This page fills in once you are back online.';
  return (
    <State
      drawing={<QuietLantern />}
      sentence={sentence}
      more={more ?? usual}
      action={retry && <Retry retry={retry} />}
    />
  );
};

/** One line about what just happened or what to know; never by colour alone. */
export const Note = ({
  tone = 'quiet',
  children,
  live = false,
}: {
  tone?: 'quiet' | 'good' | 'soon' | 'unsure' | 'trouble';
  children: ReactNode;
  live?: boolean;
}) => (
  <div
    className={`ar-note ar-note-${tone}`}
    role={tone === 'trouble' ? 'alert' : live ? 'status' : undefined}
  >
    <span aria-hidden="true">{noteSigns[tone]}</span>
    <div>{children}</div>
  </div>
);

const noteSigns = { quiet: '·', good: '✓', soon: '◔', unsure: '?', trouble: '!' } as const;

/** The sentence for an error, where the form stays on screen. */
export const Trouble = ({ error }: { error: unknown }) => {
  if (!error) return null;
  return (
    <Note tone="trouble">
      <Sentence error={error} />
    </Note>
  );
};

const Sentence = ({ error }: { error: unknown }) => (
  <Suspense fallback={'\u00a0'}>
    <TroubleSaid error={error} />
  </Suspense>
);

const NoWords = () =>
  useLanguage().language === 'zh' ? '没有成功，再试一次。' : 'That didn’t work; try again.';

// Sentences for all that can go wrong, in every language, are fetched when something does:
// a first screen that goes well carries none of them.
const TroubleSaid = lazy<ComponentType<{ error: unknown }>>(async () => {
  const loaded = await import('./trouble-said.tsx').catch(() => null);
  return { default: loaded?.TroubleSaid ?? NoWords };
});

/** A grey bar in the shape of what is coming. */
export const Bone = ({
  width = '100%',
  height = 16,
  round = false,
}: {
  width?: number | string;
  height?: number;
  round?: boolean;
}) => (
  <span
    className="ar-bone"
    style={{ width, height, ...(round ? { borderRadius: 999 } : {}) }}
  />
);

/** Cards that are coming: a title, a line, a price. */
export const SkeletonCards = ({ count = 4 }: { count?: number }) => (
  <Loading>
    {Array.from({ length: count }, (_, at) => (
      <div key={at} className="ar-bone-card">
        <Bone width="62%" height={20} />
        <Bone width="38%" height={14} />
        <Bone width="28%" height={24} />
      </div>
    ))}
  </Loading>
);

/** Rows that are coming, for dense tables and lists. */
export const SkeletonRows = ({ count = 6 }: { count?: number }) => (
  <Loading>
    {Array.from({ length: count }, (_, at) => (
      <Bone key={at} height={36} />
    ))}
  </Loading>
);

/** A page that is coming: a head, some text, a main button. */
export const SkeletonPage = () => (
  <Loading>
    <Bone width="70%" height={32} />
    <Bone width="45%" />
    <Bone height={120} />
    <Bone height={120} />
  </Loading>
);

const Loading = ({ children }: { children: ReactNode }) => {
  const { language } = useLanguage();
  return (
    <div aria-busy="true">
      <output className="ar-unseen">{language === 'zh' ? '正在加载' : 'Loading'}</output>
      <div className="ar-bones" aria-hidden="true">
        {children}
      </div>
    </div>
  );
};

const State = ({ drawing, sentence, more, action }: Said & { drawing: ReactNode }) => (
  <section className="ar-state">
    {drawing}
    <p className="ar-state-sentence">{sentence}</p>
    {more ? <p className="ar-state-more">{more}</p> : null}
    {action ? <div className="ar-state-action">{action}</div> : null}
  </section>
);

const Retry = ({ retry }: { retry: () => void }) => {
  const { language } = useLanguage();
  return (
    <button type="button" className="ar-button" onClick={retry}>
      {language === 'zh' ? '再试一次' : 'Try again'}
    </button>
  );
};

const Drawing = ({ children }: { children: ReactNode }) => (
  <svg className="ar-state-drawing" viewBox="0 0 144 88" aria-hidden="true">
    {children}
  </svg>
);

const EmptyStreet = () => (
  <Drawing>
    <path d="M4 78h136" />
    <path d="M20 78V38h30v40M94 78V30h32v48" />
    <path d="M20 46h30M94 40h32" />
    <path className="ar-lit" d="M62 78V58a10 10 0 0 1 20 0v20" />
    <path className="ar-lit" d="M66 84h20" />
    <path d="M28 56h6M28 64h6M104 50h6M104 60h6M114 50h4" />
  </Drawing>
);

const UnpluggedSign = () => (
  <Drawing>
    <path d="M4 78h136" />
    <path d="M46 14h52v30H46z" />
    <path d="M56 26h18M56 33h30" />
    <path d="M72 44v10q0 8-8 8H44" />
    <path className="ar-lit" d="M44 58v8M38 60h6M38 64h6" />
    <path className="ar-lit" d="M22 58h8v8h-8zM22 62h-8" />
  </Drawing>
);

const QuietLantern = () => (
  <Drawing>
    <path d="M4 78h136" />
    <path d="M72 6v10M58 16h28" />
    <path className="ar-lit" d="M60 20q-12 16 0 32h24q12-16 0-32z" />
    <path d="M66 20q-6 16 0 32M78 20q6 16 0 32M60 56h24M72 56v10" />
    <path d="M24 40q-8-6-8-14M120 40q8-6 8-14" />
  </Drawing>
);
