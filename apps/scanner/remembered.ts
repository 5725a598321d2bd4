/** The store that this device stands in. */
export type Store = { cityId: string; placeId: string; name: string };

const storeKey = 'arrival.scanner.store';
const muteKey = 'arrival.scanner.mute';
const cameraKey = 'arrival.scanner.camera';
const deviceKey = 'arrival.scanner.device';
const guidedKey = 'arrival.scanner.guided';

const read = <T>(key: string): T | null => {
  try {
    const text = localStorage.getItem(key);
    // Only this file writes under these names.
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
};

const write = (key: string, value: unknown): void => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage everything works until the page is closed.
  }
};

export const rememberedStore = (): Store | null => read<Store>(storeKey);
export const rememberStore = (store: Store): void => write(storeKey, store);

export const rememberedMute = (): boolean => read<boolean>(muteKey) ?? false;
export const rememberMute = (mute: boolean): void => write(muteKey, mute);

export const rememberedCamera = (): string | null => read<string>(cameraKey);
export const rememberCamera = (deviceId: string): void => write(cameraKey, deviceId);

/** The name that this device made for itself, told with what it did without network. */
export const rememberedDevice = (makeName: () => string): string => {
  const name = read<string>(deviceKey) ?? makeName();
  write(deviceKey, name);
  return name;
};

/** Whether somebody has been led through a redemption on this device, or said later. */
export const rememberedGuided = (): boolean => read<boolean>(guidedKey) ?? false;
export const rememberGuided = (): void => write(guidedKey, true);
