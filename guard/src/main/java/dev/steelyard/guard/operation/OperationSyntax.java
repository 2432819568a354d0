package dev.steelyard.guard.operation;

import java.util.regex.Pattern;

/**
 * Regular expressions for the parts of an operation in its text form, such as method, path
 * variables and permission.
 */
final class OperationSyntax {
    static final Pattern METHOD = Pattern.compile("[A-Z]{3,16}");

    /** A scope-token (RFC 6749 section 3.3), as every permission is also a scope. */
    static final Pattern PERMISSION = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,128}");

    /** Values that fit into a quoted list with spaces between (RFC 9470 section 3). */
    static final Pattern ACR = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}");

    static final Pattern VARIABLE = Pattern.compile("\\{([a-z][A-Za-z0-9_]*)}");
    static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._~@!$&'()*+,=:-]+");

    private OperationSyntax() {}
}
