import org.jspecify.annotations.NullMarked;

/** The guard as a Spring Boot starter. */
@NullMarked
module dev.steelyard.guard.spring {
    requires transitive dev.steelyard.guard.servlet;
    requires spring.beans;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.boot.webmvc;
    requires spring.context;
    requires spring.core;
    requires spring.web;
    requires spring.webmvc;
    requires static org.jspecify;

    exports dev.steelyard.guard.spring;

    // Spring creates beans and binds properties by reflection.
    opens dev.steelyard.guard.spring;
}
