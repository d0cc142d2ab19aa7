/**
 * The pages' door: sign-in and sign-out, and what every answer tells the browser ({@link cloud.nuvem.identity.ui.PageHeadersValve}).
 *
 * <p>Decided 2026-11-24: scripts run only from our own origin or with the nonce of their page; neither {@code unsafe-inline} nor
 * {@code unsafe-eval} is left for them. Flow 25.2 compiles what the server sends with {@code Function}, which a page without
 * {@code unsafe-eval} refuses. Rejected was a dictionary of every expression that Flow and its components send: it breaks
 * silently with each update. Instead {@code functions.js} compiles them as scripts with the page's nonce; Flow from 25.4 on
 * does without ({@code vaadin.csp=strict}), and this file goes with that update.
 *
 * <p>{@code style-src 'unsafe-inline'} stays: Flow and its components write {@code style} attributes and elements at run time,
 * and no nonce reaches attributes. Pages may be framed by pages of our own only, and signing out may lead to Keycloak.
 *
 * <p>{@code Strict-Transport-Security} goes out with every answer to a request that was https, also where a proxy ended TLS:
 * forwarded headers are believed from private addresses alone.
 */
@NullMarked
package cloud.nuvem.identity.ui;

import org.jspecify.annotations.NullMarked;
