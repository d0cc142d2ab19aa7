/** Copies its value with the button inside; says so for a moment. */
class NvCopy extends HTMLElement {
  private timer = 0;

  connectedCallback() {
    this.addEventListener('click', this.copy);
  }

  disconnectedCallback() {
    this.removeEventListener('click', this.copy);
  }

  private readonly copy = async (event: Event) => {
    if (!(event.target as Element).closest('button')) {
      return;
    }
    event.stopPropagation();
    const value = this.getAttribute('value') ?? '';
    await write(this.hasAttribute('absolute') ? new URL(value, document.baseURI).href : value);
    this.setAttribute('copied', '');
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    said.className = 'nv-copied';
    said.textContent = this.getAttribute('done');
    this.querySelector('.nv-copied')?.remove();
    this.append(said);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      said.remove();
      this.removeAttribute('copied');
    }, 1600);
  };
}

/** Browsers offer the clipboard only on safe origins; the older way works on any. */
async function write(text: string) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

customElements.define('nv-copy', NvCopy);
