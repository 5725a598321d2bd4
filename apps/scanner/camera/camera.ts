/** Why there is no picture; each has a sentence and a way on. */
export type CameraTrouble = 'not_secure' | 'not_there' | 'not_allowed' | 'in_use';

export type OpenCamera = {
  stream: MediaStream;
  deviceId: string | null;
  /** Whether this camera has a lamp. */
  torch: boolean;
  zoom: { min: number; max: number; step: number } | null;
};

export type Lens = { deviceId: string; label: string };

// What browsers tell of a track beyond the standard's first version.
type Capabilities = MediaTrackCapabilities & {
  torch?: boolean;
  zoom?: { min: number; max: number; step?: number };
};
type Wish = MediaTrackConstraintSet & { torch?: boolean; zoom?: number };

/**
 * Opens the chosen camera, or the one on the back. Frames of 1280 × 720 are what the
 * decoder reads best for its time; asking for more only makes a phone hot.
 */
export const openCamera = async (deviceId: string | null): Promise<OpenCamera> => {
  const size = { width: { ideal: 1_280 }, height: { ideal: 720 } };
  const which = deviceId
    ? { deviceId: { ideal: deviceId } }
    : { facingMode: { ideal: 'environment' } };
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { ...size, ...which },
  });
  const track = stream.getVideoTracks()[0];
  const can: Capabilities = track?.getCapabilities?.() ?? {};
  void wish(track, { focusMode: 'continuous' } as Wish); // not in the DOM's types yet
  return {
    stream,
    deviceId: track?.getSettings().deviceId ?? null,
    torch: can.torch === true,
    zoom:
      can.zoom && can.zoom.max > can.zoom.min
        ? { min: can.zoom.min, max: can.zoom.max, step: can.zoom.step || 0.1 }
        : null,
  };
};

export const closeCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

export const setTorch = (stream: MediaStream, torch: boolean): Promise<boolean> =>
  wish(stream.getVideoTracks()[0], { torch });

export const setZoom = (stream: MediaStream, zoom: number): Promise<boolean> =>
  wish(stream.getVideoTracks()[0], { zoom });

/** The cameras of this device; nameless until one has been allowed. */
export const listLenses = async (): Promise<Lens[]> => {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ deviceId, label }));
};

/** Whether asking for a camera makes sense at all; a page without TLS gets none. */
export const cameraThere = (): CameraTrouble | null => {
  if (!isSecureContext) return 'not_secure';
  return 'mediaDevices' in navigator ? null : 'not_there';
};

/** What a failed `openCamera` means. */
export const troubleOf = (error: unknown): CameraTrouble => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'not_allowed';
  if (name === 'NotReadableError' || name === 'AbortError') return 'in_use';
  return 'not_there';
};

const wish = async (
  track: MediaStreamTrack | undefined,
  wished: Wish,
): Promise<boolean> => {
  try {
    await track?.applyConstraints({ advanced: [wished] });
    return track !== undefined;
  } catch {
    return false;
  }
};
