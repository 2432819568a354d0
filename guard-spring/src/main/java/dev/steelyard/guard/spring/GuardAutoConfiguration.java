package dev.steelyard.guard.spring;

import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardBuilder;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.servlet.GuardServletFilter;
import dev.steelyard.guard.web.WebGuard;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Configures the guard as a filter of a Spring MVC application, by the properties {@code
 * steelyard.guard.*}.
 */
@AutoConfiguration(after = WebMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(GuardProperties.class)
public class GuardAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    GuardFeed steelyardGuardFeed(GuardProperties properties) {
        return GuardFeed.connect(properties.feed(), InstantSource.system());
    }

    @Bean
    HandlerOperations steelyardGuardedHandlers(
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ServletContext context,
            ObjectProvider<DispatcherServletPath> servlet) {
        List<Map<RequestMappingInfo, HandlerMethod>> all =
                mappings.stream().map(mapping -> mapping.getHandlerMethods()).toList();
        DispatcherServletPath path = servlet.getIfAvailable();
        return HandlerOperations.of(
                all, context.getContextPath() + (path == null ? "" : path.getPrefix()));
    }

    @Bean
    @ConditionalOnMissingBean
    Guard steelyardGuard(GuardProperties properties, GuardFeed feed, HandlerOperations handlers) {
        GuardBuilder guard =
                Guard.builder()
                        .feed(feed)
                        .audience(properties.audience())
                        .operations(handlers.operations())
                        .silenceLimit(properties.silenceLimit())
                        .clockSkew(properties.clockSkew())
                        .announced();
        if (properties.address() != null) guard.address(properties.address());
        return guard.build();
    }

    @Bean
    WebGuard steelyardWebGuard(Guard guard, GuardProperties properties) {
        return new WebGuard(guard, properties.certificates().passed(), InstantSource.system());
    }

    /** The container wants its filters before there are controllers to guard. */
    @Bean
    FilterRegistrationBean<GuardServletFilter> steelyardGuardFilter(
            GuardProperties properties, ObjectProvider<WebGuard> guard) {
        var filter = new FilterRegistrationBean<>(new GuardServletFilter(guard::getObject));
        filter.setUrlPatterns(properties.urlPatterns());
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        filter.setAsyncSupported(true);
        filter.setOrder(properties.order());
        return filter;
    }

    @Bean
    WebMvcConfigurer steelyardGuardedMvc(
            ObjectProvider<HandlerOperations> handlers, ObjectProvider<WebGuard> guard) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(
                                new HandlerMatchInterceptor(handlers::getObject, guard::getObject))
                        .order(Integer.MIN_VALUE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new AllowedArgumentResolver());
            }
        };
    }
}
