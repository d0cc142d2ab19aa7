package cloud.nuvem.api;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.NuvemApplication;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Row 37 of the list of faults, first half: nobody adds an endpoint without saying who may use it. */
class ListingEndpointsTests {

    /** Their callers are no people: the body's signature is checked, see {@code HearingNewsTests}. */
    private static final Set<String> SIGNED = Set.of("POST /webhooks/stripe");

    @Test
    void knowsEveryEndpoint() {
        var listed = Endpoint.ALL.stream().map(Endpoint::name).collect(Collectors.toSet());
        var ofPeople = endpoints();
        ofPeople.removeAll(SIGNED);

        assertThat(listed)
                .as("endpoints of the product and those in Endpoint.ALL")
                .isEqualTo(ofPeople)
                .hasSameSizeAs(Endpoint.ALL);
    }

    private static Set<String> endpoints() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scan.findCandidateComponents("cloud.nuvem").stream()
                .map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), ListingEndpointsTests.class.getClassLoader()))
                .filter(ListingEndpointsTests::isOfTheProduct)
                .flatMap(ListingEndpointsTests::endpoints)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isOfTheProduct(Class<?> type) {
        var product = NuvemApplication.class.getProtectionDomain().getCodeSource();
        return type.getProtectionDomain().getCodeSource().getLocation().equals(product.getLocation());
    }

    private static Stream<String> endpoints(Class<?> controller) {
        var base = pathsOf(AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class));
        return Arrays.stream(controller.getDeclaredMethods())
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .filter(mapping -> mapping != null)
                .flatMap(mapping -> Arrays.stream(mapping.method())
                        .flatMap(verb -> Arrays.stream(base)
                                .flatMap(prefix ->
                                        Arrays.stream(pathsOf(mapping)).map(path -> verb + " " + prefix + path))));
    }

    private static String[] pathsOf(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? new String[] {""} : mapping.path();
    }
}
