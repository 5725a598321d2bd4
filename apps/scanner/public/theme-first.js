// Before the first paint, so that nothing flashes.
(function () {
  let kept = null;
  try {
    kept = localStorage.getItem('arrival.theme');
  } catch {
    // Storage may be shut off; the device's own choice serves.
  }
  const night = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme =
    kept === 'dark' || kept === 'light' ? kept : night ? 'dark' : 'light';
})();
