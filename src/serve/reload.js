// Loads the page again after each build, where the reader was, and shows what went wrong above it.
// Sent by `kliping serve` only; no published file holds it.
(() => {
  const version = document.currentScript.src.split('?')[1];
  const place = `kliping-scroll ${location.pathname}`;
  const left = sessionStorage.getItem(place);
  if (left !== null) {
    sessionStorage.removeItem(place);
    const [x, y] = JSON.parse(left);
    // Not at once: other scripts may still add what stands above, and the browser would follow the text down.
    history.scrollRestoration = 'manual';
    addEventListener('load', () => requestAnimationFrame(() => {
      scrollTo({ left: x, top: y, behavior: 'instant' });
      history.scrollRestoration = 'auto';
    }));
  }

  const box = document.createElement('section');
  box.id = 'kliping-problems';
  box.setAttribute('role', 'alert');
  Object.assign(box.style, {
    position: 'fixed', inset: 'auto 0 0 0', maxHeight: '60vh', overflow: 'auto', zIndex: 2147483647,
    margin: 0, padding: '1rem 1.25rem', background: '#2b0a0d', color: '#fff',
    borderTop: '4px solid #ff5a5f', font: '14px/1.5 ui-monospace, monospace', whiteSpace: 'pre-wrap',
  });

  function show(problems) {
    box.remove();
    if (problems.length === 0) return;
    box.textContent = problems.join('\n\n');
    document.body.append(box);
  }

  new EventSource('/.kliping/events').addEventListener('message', ({ data }) => {
    const told = JSON.parse(data);
    if (told.version !== version) {
      sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
      location.reload();
      return;
    }
    show(told.problems);
  });
})();
