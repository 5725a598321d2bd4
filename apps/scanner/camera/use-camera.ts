import { useEffect, useState } from 'react';
import { rememberCamera, rememberedCamera } from '../remembered.ts';
import {
  cameraThere,
  closeCamera,
  listLenses,
  openCamera,
  setTorch,
  setZoom,
  troubleOf,
} from './camera.ts';
import type { CameraTrouble, Lens, OpenCamera } from './camera.ts';

type CameraState =
  | { at: 'opening' }
  | { at: 'live'; camera: OpenCamera }
  | { at: 'trouble'; trouble: CameraTrouble };

export type CameraHere = {
  state: CameraState;
  lenses: Lens[];
  torch: boolean;
  zoom: number;
  /** Opens the camera again, after a permission was given or another app let go. */
  again: () => void;
  nextLens: () => void;
  toggleTorch: () => void;
  nextZoom: () => void;
};

/** The camera while the page is in sight: a hidden page keeps no camera and no lamp on. */
export const useCamera = (): CameraHere => {
  const [state, setState] = useState<CameraState>({ at: 'opening' });
  const [lens, setLens] = useState(rememberedCamera);
  const [lenses, setLenses] = useState<Lens[]>([]);
  const [turn, setTurn] = useState(0);
  const [torch, setTorchOn] = useState(false);
  const [zoom, setZoomTo] = useState(1);
  const visible = useVisible();
  useEffect(() => {
    if (!visible) return;
    let gone = false;
    let stream: MediaStream | null = null;
    setState({ at: 'opening' });
    setTorchOn(false);
    setZoomTo(1);
    void open(lens).then((next) => {
      if (next.at === 'live') stream = next.camera.stream;
      if (gone && stream) return closeCamera(stream);
      if (gone) return;
      setState(next);
      if (next.at === 'live') void listLenses().then((all) => gone || setLenses(all));
    });
    return () => {
      gone = true;
      if (stream) closeCamera(stream);
    };
  }, [lens, turn, visible]);
  const live = state.at === 'live' ? state.camera : null;
  return {
    state,
    lenses,
    torch,
    zoom,
    again: () => setTurn(turn + 1),
    nextLens: () => {
      const next = lensAfter(live?.deviceId ?? lens, lenses);
      if (!next) return;
      rememberCamera(next.deviceId);
      setLens(next.deviceId);
    },
    toggleTorch: () => {
      if (live)
        void setTorch(live.stream, !torch).then((done) => done && setTorchOn(!torch));
    },
    nextZoom: () => {
      if (!live?.zoom) return;
      const next = zoomAfter(zoom, live.zoom.max);
      void setZoom(live.stream, Math.max(next, live.zoom.min)).then(
        (done) => done && setZoomTo(next),
      );
    },
  };
};

const open = async (lens: string | null): Promise<CameraState> => {
  const missing = cameraThere();
  if (missing) return { at: 'trouble', trouble: missing };
  try {
    return { at: 'live', camera: await openCamera(lens) };
  } catch (error) {
    return { at: 'trouble', trouble: troubleOf(error) };
  }
};

/** The next camera in turn; null where there is only one. */
export const lensAfter = (
  deviceId: string | null,
  lenses: readonly Lens[],
): Lens | null => {
  if (lenses.length < 2) return null;
  const at = lenses.findIndex((lens) => lens.deviceId === deviceId);
  return lenses[(at + 1) % lenses.length] ?? null;
};

/** 1 × → 2 × → 3 × → 1 ×, as far as the lens goes. */
export const zoomAfter = (zoom: number, max: number): number =>
  zoom + 1 <= Math.min(max, 3) ? zoom + 1 : 1;

const useVisible = (): boolean => {
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return visible;
};
