const every = 20_000;

/** A picture of a screen that looks again while somebody can see it, and is not there when there is none. */
class NvPicture extends HTMLElement {
  static readonly observedAttributes = ['src'];

  private image?: HTMLImageElement;
  private timer = 0;
  private visible = false;
  private readonly watcher = new IntersectionObserver((entries) => {
    this.visible = entries.some((entry) => entry.isIntersecting);
    this.look();
  });

  connectedCallback() {
    this.watcher.observe(this);
    this.timer = window.setInterval(() => this.look(), every);
  }

  disconnectedCallback() {
    this.watcher.disconnect();
    window.clearInterval(this.timer);
  }

  attributeChangedCallback() {
    this.image?.remove();
    this.image = undefined;
    this.toggleAttribute('filled', false);
    this.look();
  }

  private look() {
    const address = this.getAttribute('src');
    if (!address || !this.visible || document.hidden) {
      return;
    }
    const next = new Image();
    next.alt = this.getAttribute('alt') ?? '';
    next.addEventListener('load', () => {
      if (this.getAttribute('src') === address) {
        this.image?.remove();
        this.image = next;
        this.append(next);
        this.toggleAttribute('filled', true);
      }
    });
    next.addEventListener('error', () => {
      this.image?.remove();
      this.image = undefined;
      this.toggleAttribute('filled', false);
    });
    next.src = `${address}?${Math.floor(Date.now() / every)}`;
  }
}

customElements.define('nv-picture', NvPicture);
