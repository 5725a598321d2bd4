import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '#ui/language.tsx';
import type { Found } from '../camera/passes.ts';
import { startReader, watchFrames } from '../camera/reading.ts';
import type { Reader } from '../camera/reading.ts';
import { makeSighting } from '../camera/sighting.ts';
import { useCamera } from '../camera/use-camera.ts';
import type { CameraHere } from '../camera/use-camera.ts';
import { whatCode } from '../what-code.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { FileIcon, LensIcon, PhotoIcon, TorchIcon } from './icons.tsx';
import { PictureButton } from './picture-button.tsx';

type Takes = {
  /** A code came into sight. */
  take: (found: Found) => void;
  /** What was taken before still lies before the camera. */
  still: () => void;
};

/** How long the same code must lie there before we say so. */
const stillAfterMs = 3_000;

/** The camera, always looking while the counter has nothing else to do. */
export const Viewfinder = ({
  looking,
  takes,
  children,
}: {
  looking: boolean;
  takes: Takes;
  children: ReactNode;
}) => {
  const camera = useCamera();
  const reader = useReader();
  const [broken, setBroken] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const stream = camera.state.at === 'live' ? camera.state.camera.stream : null;
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  useFrames({
    video,
    reader,
    looking: looking && stream !== null,
    takes,
    broken: () => setBroken(true),
  });
  return (
    <section className="sc-viewfinder" data-camera={broken ? 'trouble' : camera.state.at}>
      <video ref={video} muted playsInline autoPlay aria-hidden="true" />
      {stream && !broken ? <Frame /> : <NoPicture camera={camera} broken={broken} />}
      <div className="sc-over">{children}</div>
      <Tools camera={camera} />
      <Pictures reader={reader} take={takes.take} />
    </section>
  );
};

const useReader = () => {
  const reader = useRef<Reader | null>(null);
  useEffect(
    () => () => {
      reader.current?.close();
      reader.current = null;
    },
    [],
  );
  return () => (reader.current ??= startReader());
};

const useFrames = ({
  video,
  reader,
  looking,
  takes,
  broken,
}: {
  video: { current: HTMLVideoElement | null };
  reader: () => Reader;
  looking: boolean;
  takes: Takes;
  broken: () => void;
}) => {
  const [sighting] = useState(makeSighting);
  const start = useEffectEvent(reader);
  const breaks = useEffectEvent(broken);
  const sees = useEffectEvent((found: Found, fromMs: number) => {
    const atMs = performance.now();
    const ours = whatCode(found.text, found.format).kind === 'code';
    if (sighting.isNew(found.text, atMs)) takes.take(found);
    else if (atMs - fromMs > stillAfterMs && ours) takes.still();
  });
  useEffect(() => {
    if (!looking || !video.current) return;
    const fromMs = performance.now();
    sighting.resume(fromMs);
    return watchFrames(video.current, start(), {
      broken: breaks,
      seen: (found) => sees(found, fromMs),
    });
  }, [looking, video, sighting]);
};

const Frame = () => (
  <svg className="sc-frame" viewBox="0 0 200 200" aria-hidden="true">
    <path d="M4 52V20A16 16 0 0 1 20 4h32M148 4h32a16 16 0 0 1 16 16v32" />
    <path d="M196 148v32a16 16 0 0 1-16 16h-32M52 196H20a16 16 0 0 1-16-16v-32" />
  </svg>
);

const NoPicture = ({ camera, broken }: { camera: CameraHere; broken: boolean }) => {
  const words = useWords(zh, en);
  if (!broken && camera.state.at === 'opening') {
    return <p className="sc-no-picture">{words.opening}</p>;
  }
  const trouble =
    !broken && camera.state.at === 'trouble' ? camera.state.trouble : 'reader';
  const again = trouble === 'not_allowed' || trouble === 'in_use';
  return (
    <div className="sc-no-picture">
      <output>{words.cameraTrouble[trouble]}</output>
      {again ? (
        <button type="button" className="ar-button" onClick={camera.again}>
          {words.cameraAgain}
        </button>
      ) : null}
    </div>
  );
};

/** What this camera can do beside looking; what it cannot is not there. */
const Tools = ({ camera }: { camera: CameraHere }) => {
  const words = useWords(zh, en);
  const live = camera.state.at === 'live' ? camera.state.camera : null;
  return (
    <div className="sc-tools">
      {live?.torch ? (
        <button
          type="button"
          className="sc-icon sc-glass"
          aria-pressed={camera.torch}
          aria-label={camera.torch ? words.torchOff : words.torchOn}
          onClick={camera.toggleTorch}
        >
          <TorchIcon on={camera.torch} />
        </button>
      ) : null}
      {live?.zoom ? (
        <button
          type="button"
          className="sc-icon sc-glass"
          aria-label={words.zoom(String(camera.zoom))}
          onClick={camera.nextZoom}
        >
          {camera.zoom}×
        </button>
      ) : null}
      {camera.lenses.length > 1 ? (
        <button
          type="button"
          className="sc-icon sc-glass"
          aria-label={words.otherLens}
          onClick={camera.nextLens}
        >
          <LensIcon />
        </button>
      ) : null}
    </div>
  );
};

/** The ways without a live picture: a photo now, or one that is there already. */
const Pictures = ({
  reader,
  take,
}: {
  reader: () => Reader;
  take: (found: Found) => void;
}) => {
  const words = useWords(zh, en);
  return (
    <div className="sc-tools sc-pictures">
      <PictureButton name={words.file} fresh={false} reader={reader} take={take}>
        <FileIcon />
      </PictureButton>
      <PictureButton name={words.photo} fresh reader={reader} take={take}>
        <PhotoIcon />
      </PictureButton>
    </div>
  );
};
