import type { ReactNode } from 'react';

const Icon = ({ children }: { children: ReactNode }) => (
  <svg
    className="sc-line"
    width="24"
    height="24"
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);

/** A cap, as one wears who has learnt something. */
export const PracticeIcon = () => (
  <Icon>
    <path d="M2.5 9.5 12 5l9.5 4.5L12 14zM6.5 11.5v5q5.5 3.6 11 0v-5M21.5 9.5v6" />
  </Icon>
);

export const BackIcon = () => (
  <Icon>
    <path d="M14.5 5 8 12l6.5 7" />
  </Icon>
);

export const TorchIcon = ({ on }: { on: boolean }) => (
  <Icon>
    <path d="M8 3h8v4l-2.2 3.2V21h-3.6V10.2L8 7zM12 13v2.5" />
    {on ? <path d="M3 3l2 2M21 3l-2 2M2.5 9H5M21.5 9H19" /> : null}
  </Icon>
);

export const LensIcon = () => (
  <Icon>
    <path d="M4 8h3l1.5-2.5h7L17 8h3v11H4z" />
    <path d="M9 14a3 3 0 0 1 5.4-1.8M15 13a3 3 0 0 1-5.4 1.8M14.5 10.5v1.9h-1.9" />
  </Icon>
);

export const PhotoIcon = () => (
  <Icon>
    <path d="M4 8h3l1.5-2.5h7L17 8h3v11H4z" />
    <path d="M15.2 13.2a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0" />
  </Icon>
);

export const FileIcon = () => (
  <Icon>
    <path d="M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5" />
    <path d="M15.5 9h.01" />
  </Icon>
);

export const SoundIcon = ({ mute }: { mute: boolean }) => (
  <Icon>
    <path d="M4 9.5h3.5L12 5.5v13L7.5 14.5H4z" />
    {mute ? (
      <path d="m16 9.5 5 5m0-5-5 5" />
    ) : (
      <path d="M15.5 9a4.2 4.2 0 0 1 0 6M18.2 6.5a8 8 0 0 1 0 11" />
    )}
  </Icon>
);

export const StoreIcon = () => (
  <Icon>
    <path d="M4 10v9.5h16V10" />
    <path d="M3 9.5 5 4.5h14l2 5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0z" />
    <path d="M10 19.5V14h4v5.5" />
  </Icon>
);

export const ListIcon = () => (
  <Icon>
    <path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01" />
  </Icon>
);

export const DeleteIcon = () => (
  <Icon>
    <path d="M8.5 5.5H21v13H8.5L2.5 12zM12 9.5l5 5m0-5-5 5" />
  </Icon>
);
