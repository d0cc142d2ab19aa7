/**
 * Kinds as data: {@code src/test/resources/cluster/kinds}, written for the fields that Nuvem uses and that people's
 * manifests usually carry, in a shorthand of our own ({@link cloud.nuvem.dev.cluster.kinds.SchemaShorthand}). A newcomer
 * adds a kind by adding a definition. Every field of a custom kind agrees with the published CRD; a test proves it where
 * those are at hand.
 *
 * <p>Labels and annotations that the provider puts on catalogue objects and production code reads:
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>key</th><th>kind of metadata</th><th>on</th><th>value</th></tr>
 * <tr><td>nuvem.cloud/published</td><td>label</td><td>instance types, preferences, DataSources, StorageClasses</td>
 *     <td>true: offered to customers</td></tr>
 * <tr><td>nuvem.cloud/display-name</td><td>annotation</td><td>the same</td><td>what people read</td></tr>
 * <tr><td>nuvem.cloud/description</td><td>annotation</td><td>StorageClasses, instance types</td><td>one sentence</td></tr>
 * <tr><td>nuvem.cloud/recommended</td><td>label</td><td>the same</td><td>true: what a form starts with</td></tr>
 * <tr><td>nuvem.cloud/series</td><td>label</td><td>instance types</td><td>u1, cx1, m1</td></tr>
 * <tr><td>nuvem.cloud/family</td><td>label</td><td>DataSources</td><td>debian, ubuntu …</td></tr>
 * <tr><td>nuvem.cloud/version</td><td>label</td><td>DataSources</td><td>13, 26.04 …</td></tr>
 * <tr><td>nuvem.cloud/minimum-disk</td><td>annotation</td><td>DataSources</td><td>a quantity: smallest boot volume</td></tr>
 * <tr><td>nuvem.cloud/default-user</td><td>annotation</td><td>DataSources</td><td>whom cloud-init gives the key</td></tr>
 * <tr><td>instancetype.kubevirt.io/default-instancetype, /default-preference</td><td>label</td><td>DataSources, their
 *     PVCs</td><td>KubeVirt's own keys</td></tr>
 * </table>
 *
 * <p>2026-11-24: a shorthand rather than OpenAPI itself, because the definitions are read far more often than parsed and
 * full schemas hide the fields between their braces. Labels where the API server shall select, annotations for the rest.
 */
@NullMarked
package cloud.nuvem.dev.cluster.kinds;

import org.jspecify.annotations.NullMarked;
