// Before the first paint: the colours chosen on this device, so that nothing flashes. It is a
// file of its own because the page's security policy allows no inline script.
try {
  var kept = localStorage.getItem('arrival.theme');
} catch {
  // Storage may be shut off; the device's own choice serves.
}
document.documentElement.dataset.theme =
  kept === 'dark' || kept === 'light'
    ? kept
    : matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'light';
