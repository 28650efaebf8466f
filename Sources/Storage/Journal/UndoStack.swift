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
    for operation in operations {
      switch operation.action {
      case .undo:
        if let last = done.popLast() { withdrawn.insert(last) }
        undone.append(operation.id)
      case .redo:
        undone.removeLast(min(1, undone.count))
        done.append(operation.id)
      case let action where action.isUndoable:
        done.append(operation.id)
        undone = []
      default: continue
      }
    }
  }
}

extension ProjectFile {
  /// Takes the last operation back that still holds.
  ///
  /// - Returns: that operation.
  @discardableResult
  public func undo() throws(StorageError) -> Operation { try invert(.undo) { $0.done.last } }

  /// Does the last operation again that was taken back.
  ///
  /// - Returns: the undo that this takes back.
  @discardableResult
  public func redo() throws(StorageError) -> Operation { try invert(.redo) { $0.undone.last } }

  private func invert(
    _ action: Operation.Action, _ choose: (UndoStack) -> Int?
  ) throws(StorageError) -> Operation {
    let operations = try reading { try Journal.operations($0) }
    guard let number = choose(UndoStack(operations)),
      let operation = operations.first(where: { $0.id == number })
    else { throw .nothingTo(undo: action == .undo) }
    try writing(
      action, inverts: Int64(number), after: operations.last.map { Int64($0.id) }
    ) { change in
      try change.invert(Int64(number))
      // An operation whose facts were all erased since is taken back by saying so.
      change.touch()
    }
    return operation
  }
}
