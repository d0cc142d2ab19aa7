package cloud.nuvem.ui;

import java.util.List;

/** What a module lets people jump to or do from the command palette. */
public interface PaletteSource {

    /** Resources and actions for what was typed, best first, at most a handful. Empty text: what is worth offering unasked. */
    List<Hit> find(NavigationSource.Place place, String text);

    /**
     * One line of the palette.
     *
     * @param group heading it stands under, in words
     * @param detail in grey beside the words; empty for none
     * @param path where choosing it leads
     */
    record Hit(String group, Glyph glyph, String words, String detail, String path) {}
}
