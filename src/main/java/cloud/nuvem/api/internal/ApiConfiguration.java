package cloud.nuvem.api.internal;

import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Puts the kit around the controllers. Spring Security's filter chain has order −100: the caller is known after it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ApiConfiguration implements WebMvcConfigurer, SchedulingConfigurer {

    private static final int BEFORE_SECURITY = -150;
    private static final int AFTER_SECURITY = -50;
    private static final Duration CLEANING = Duration.ofHours(1);

    private final InFlight inFlight;
    private final ApiProperties properties;

    ApiConfiguration(InFlight inFlight, ApiProperties properties) {
        this.inFlight = inFlight;
        this.properties = properties;
    }

    @Bean
    FilterRegistrationBean<ApiHeadersFilter> apiHeaders(ApiHeadersFilter filter) {
        return registration(filter, BEFORE_SECURITY);
    }

    @Bean
    FilterRegistrationBean<FailureFilter> apiFailures(FailureFilter filter) {
        return registration(filter, BEFORE_SECURITY + 1);
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> apiRateLimit(RateLimitFilter filter) {
        return registration(filter, AFTER_SECURITY);
    }

    @Bean
    FilterRegistrationBean<BodyFilter> apiBody(BodyFilter filter) {
        return registration(filter, AFTER_SECURITY + 1);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> apiIdempotency(IdempotencyFilter filter) {
        return registration(filter, AFTER_SECURITY + 2);
    }

    private static <F extends Filter> FilterRegistrationBean<F> registration(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(ApiPaths.PATTERN);
        registration.setOrder(order);
        return registration;
    }

    /** JSON alone, and only for what comes in through our door: clients of other services stay lenient. */
    @Bean
    ServerHttpMessageConvertersCustomizer strictJson(JsonMapper mapper) {
        return converters -> converters
                .withJsonConverter(new JacksonJsonHttpMessageConverter(StrictJson.of(mapper)))
                .configureMessageConvertersList(all ->
                        all.removeIf(one -> one.getClass().getSimpleName().contains("Yaml")));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestIds());
        resolvers.add(new IfMatches());
        resolvers.add(new Pagings());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addViewController("/api/v1/openapi.json").setViewName("forward:/api/v1/openapi");
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(
                inFlight::renewLeases, properties.idempotency().lease().dividedBy(3));
        tasks.addFixedDelayTask(inFlight::forgetExpired, CLEANING);
    }
}
