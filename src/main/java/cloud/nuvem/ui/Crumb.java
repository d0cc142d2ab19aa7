package cloud.nuvem.ui;

/**
 * One step of the way to a page.
 *
 * @param path from the portal's root, without a slash in front
 */
public record Crumb(String words, String path) {}
