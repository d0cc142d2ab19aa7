/** Remembers in this browser whether the drawer is wide or icons only, and says the palette's keys as this system does. */
const root = document.documentElement;
const key = 'nuvem.drawer';

root.classList.toggle('nv-narrow', localStorage.getItem(key) === 'narrow');
root.classList.toggle('nv-apple', /Mac|iPhone|iPad/.test(navigator.platform));

document.addEventListener('click', (event) => {
  if ((event.target as Element).closest?.('#collapse')) {
    const narrow = root.classList.toggle('nv-narrow');
    localStorage.setItem(key, narrow ? 'narrow' : 'wide');
  }
});

export {};
