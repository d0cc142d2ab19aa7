package cloud.nuvem.console;

import java.util.function.Consumer;

/**
 * A page's wish for a console.
 *
 * @param loginSession id of the login session that the page belongs to; the ticket works in no other
 * @param page tells pages of one person apart: a page that connects anew replaces its own earlier connection
 * @param takeOver end the session of whoever has the console now
 * @param told hears once, on any thread, how the session that comes of it ended, or why none came of it
 */
public record OpenConsole(String loginSession, String page, boolean takeOver, Consumer<ConsoleEnd> told) {}
