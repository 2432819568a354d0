package dev.steelyard.domain.signal;

/**
 * A receiver's request to add or remove a subject of its event stream (SSF 1.0, section 8.1.3).
 *
 * @param wanted whether it added the subject; false: it removed the subject
 */
public record SubjectChoice(EventSubject subject, boolean wanted) {}
