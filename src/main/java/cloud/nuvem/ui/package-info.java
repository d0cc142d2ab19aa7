/**
 * What pages are made of, in one look: headers, badges, lists and their filters, empty and error states, dialogs, wizard, price
 * and quota, times, notifications. It knows no feature and fetches no data: modules hand it words, values and callbacks.
 *
 * <p>Modules reach the frame through small interfaces they answer as beans: {@link cloud.nuvem.ui.NavigationSource} (links),
 * {@link cloud.nuvem.ui.PaletteSource} (search and actions), {@link cloud.nuvem.ui.HomeSource} (the project's home). So a new
 * module shows up everywhere without the frame knowing it.
 *
 * <p>Texts come from {@code messages/<module>.properties} through {@link cloud.nuvem.ui.Words}, the same that the API speaks
 * with. Colours stand in {@code nuvem/tokens.css} and nowhere else; the few elements a browser must own (relative times,
 * copying, the palette's keys) are in {@code src/main/frontend/elements}.
 *
 * <p>Decisions (2026-11-24): Vaadin's Aura with our tokens, not a theme of our own, because stock components are kept up by
 * others. Our own drawings in one sprite, not an icon font or library: sixty small files beat a dependency and match each other.
 * Tabs with addresses are links, not {@code vaadin-tabs}: a tab list may not hold links. Small tables are plain HTML tables; the
 * grid is for lists that grow. Rows are templates filled by the browser, not components on the server: a page of ten thousand
 * machines then costs what its fifty visible rows cost.
 */
@ApplicationModule(
        displayName = "UI kit",
        allowedDependencies = {"kernel"})
@NullMarked
package cloud.nuvem.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
