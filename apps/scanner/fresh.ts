let reload: (() => void) | null = null;

/**
 * Keeps the shell on the phone and renews it. A new version waits until the counter stands
 * idle: nobody's voucher disappears from the screen because we shipped something.
 */
export const keepFresh = (): void => {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const container = navigator.serviceWorker;
  const renews = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (renews) location.reload();
  });
  void container
    .register(`${import.meta.env.BASE_URL}sw.js`)
    .then((registration) => {
      const offer = (worker: ServiceWorker | null) => {
        if (worker && renews) reload = () => worker.postMessage({ type: 'SKIP_WAITING' });
      };
      offer(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed') offer(worker);
        });
      });
    })
    .catch(() => {
      // Without a service worker the page works as any page does.
    });
};

/** Called when the counter has nothing open; takes the new version in, if there is one. */
export const renewWhenIdle = (): void => {
  reload?.();
  reload = null;
};
