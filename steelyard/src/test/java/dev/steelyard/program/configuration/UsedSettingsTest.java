package dev.steelyard.program.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each component of the configuration is used: something else than its record asks for it. */
class UsedSettingsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.steelyard");

    private static final Set<String> PRINTED_OR_MADE = Set.of("<init>", "toString");

    @Test
    void everyComponentOfTheConfiguration_isUsed() {
        var unused = new TreeSet<String>();
        for (var record : records()) {
            for (var component : record.getRecordComponents()) {
                if (!used(CLASSES.get(record), component)) {
                    unused.add(record.getSimpleName() + "." + component.getName());
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    /** The records that the configuration consists of. */
    private static Set<Class<?>> records() {
        var found = new LinkedHashSet<Class<?>>();
        Stream.of(Configuration.class, GuardConfiguration.class)
                .forEach(record -> add(record, found));
        return found;
    }

    private static void add(Class<?> type, Set<Class<?>> found) {
        if (type.isRecord() && type.getName().startsWith("dev.steelyard.") && found.add(type)) {
            for (var component : type.getRecordComponents()) {
                add(component.getType(), found);
            }
        }
    }

    /** By its accessor, or by a method of the record that reads its field. */
    private static boolean used(JavaClass record, RecordComponent component) {
        var accessor = record.getMethod(component.getName());
        return Stream.concat(
                        accessor.getAccessesToSelf().stream(),
                        record.getField(component.getName()).getAccessesToSelf().stream())
                .map(JavaAccess::getOrigin)
                .anyMatch(
                        user ->
                                !user.equals(accessor)
                                        && !(user.getOwner().equals(record)
                                                && PRINTED_OR_MADE.contains(user.getName())));
    }
}
