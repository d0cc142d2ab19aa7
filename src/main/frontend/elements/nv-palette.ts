/** Moves through the palette's hits with the arrow keys while the focus stays in the search field. */
class NvPalette extends HTMLElement {
  private observer?: MutationObserver;

  connectedCallback() {
    this.addEventListener('keydown', this.key, true);
    this.observer = new MutationObserver(() => this.mark(0));
    const hits = this.querySelector('.nv-palette-hits');
    if (hits) {
      this.observer.observe(hits, { childList: true });
    }
    this.mark(0);
  }

  disconnectedCallback() {
    this.removeEventListener('keydown', this.key, true);
    this.observer?.disconnect();
  }

  private options(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role="option"]')];
  }

  private mark(index: number) {
    const options = this.options();
    options.forEach((option, at) => {
      option.id = `palette-hit-${at}`;
      option.setAttribute('aria-selected', String(at === index));
    });
    const input = this.querySelector('input');
    input?.setAttribute('role', 'combobox');
    input?.setAttribute('aria-expanded', 'true');
    input?.setAttribute('aria-controls', 'palette-hits');
    if (options[index]) {
      input?.setAttribute('aria-activedescendant', options[index].id);
      options[index].scrollIntoView({ block: 'nearest' });
    } else {
      input?.removeAttribute('aria-activedescendant');
    }
  }

  private readonly key = (event: KeyboardEvent) => {
    const options = this.options();
    const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.mark((at + step + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter' && options[at]) {
      event.preventDefault();
      event.stopPropagation();
      options[at].click();
    }
  };
}

customElements.define('nv-palette', NvPalette);
