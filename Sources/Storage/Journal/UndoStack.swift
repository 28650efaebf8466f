/// Which operation `undo` takes back next, and which `redo` does again.
struct UndoStack {
  /// Operations that hold, the last last.
  private(set) var done: [Int] = []
  /// Undo operations that can be taken back, the last last.
  private(set) var undone: [Int] = []
  /// Operations that were undone and not done again.
  private(set) var withdrawn: Set<Int> = []

  /// The stack after a list of operations.
  init(_ operations: [Operation]) {
    // What an undo or redo is about in the end.
    var root: [Int: Int] = [:]
    for operation in operations {
      switch operation.action {
      case .undo:
        if let last = done.popLast() {
          root[operation.id] = root[last] ?? last
          withdrawn.insert(root[last] ?? last)
        }
        undone.append(operation.id)
      case .redo:
        if let last = undone.popLast(), let first = root[last] {
          root[operation.id] = first
          withdrawn.remove(first)
        }
        done.append(operation.id)
      case let action where action.isUndoable:
        done.append(operation.id)
        undone = []
      default: continue
      }
    }
  }
}

/// What `undo` or `redo` would do next.
public struct UndoPreview: Sendable {
  /// The operation that is taken back, or done again.
  public let operation: Operation
  /// Whom or what it is about.
  public let subject: OperationSubject
  /// Later operations that cannot be taken back, and stay: erasures and objections.
  public let passed: [Operation]
  /// The last operation of the project.
  let last: Int64
  /// The entry of the journal that is inverted.
  let inverted: Int
}

extension ProjectFile {
  /// What `undo` would take back.
  ///
  /// - Throws: `nothingTo` if there is nothing.
  public func nextUndo() throws(StorageError) -> UndoPreview { try preview(undo: true) }

  /// What `redo` would do again.
  ///
  /// - Throws: `nothingTo` if there is nothing.
  public func nextRedo() throws(StorageError) -> UndoPreview { try preview(undo: false) }

  private func preview(undo: Bool) throws(StorageError) -> UndoPreview {
    try reading { database in
      let operations = try Journal.operations(database)
      let stack = UndoStack(operations)
      guard let number = undo ? stack.done.last : stack.undone.last else {
        throw StorageError.nothingTo(undo: undo)
      }
      let numbered = Dictionary(operations.map { ($0.id, $0) }) { first, _ in first }
      var root = number
      while let earlier = numbered[root]?.inverts, earlier < root { root = earlier }
      guard let operation = numbered[root] else { throw StorageError.nothingTo(undo: undo) }
      let subjects = try OperationSubjects(database, from: root)
      let passed = operations.filter { operation in
        operation.id > number && [.erase, .object, .withdraw].contains(operation.action)
      }
      return UndoPreview(
        operation: operation, subject: subjects.subject(operation),
        passed: undo ? passed : [], last: Int64(operations.last?.id ?? 0), inverted: number)
    }
  }

  /// Takes the last operation back that still holds.
  ///
  /// - Parameter preview: what was shown before; nothing is done if the project changed since.
  /// - Returns: what was taken back.
  @discardableResult
  public func undo(_ preview: UndoPreview? = nil) throws(StorageError) -> UndoPreview {
    if let preview { return try invert(.undo, preview) }
    return try invert(.undo, try nextUndo())
  }

  /// Does the last operation again that was taken back.
  ///
  /// - Returns: what was done again.
  @discardableResult
  public func redo() throws(StorageError) -> UndoPreview { try invert(.redo, try nextRedo()) }

  private func invert(
    _ action: Operation.Action, _ preview: UndoPreview
  ) throws(StorageError) -> UndoPreview {
    try writing(action, inverts: Int64(preview.inverted), after: preview.last) { change in
      try change.invert(Int64(preview.inverted))
      // An operation whose facts were all erased since is taken back by saying so.
      change.touch()
    }
    return preview
  }
}
